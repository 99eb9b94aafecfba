package dev.weir.stream.models;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.schemas.ModelManifest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The parts of models that this instance's tasks need. Tasks add theirs when they start and release
 * them when they end; the loader then loads or drops parts. A part that no task needs any more is
 * dropped after a while, since tasks often return. Thread-safe.
 */
public final class HeldShards {
  /** How long an instance keeps the part of a task that has left it. */
  static final long KEEP_MS = 30_000;

  /** Of parts whose sizes differ, the smallest may have this share of the mean. */
  private static final int LEAST_SHARE = 2;

  private final int shards;
  private final LongSupplier clock;

  /** Tasks per part. */
  private final Map<Integer, Integer> tasks = new HashMap<>();

  /** When the last task of a part left. */
  private final Map<Integer, Long> released = new HashMap<>();

  private Runnable onChange = () -> {};

  /**
   * Creates an empty set.
   *
   * @param shards number of parts of each model of images; 1: models are not split
   */
  public HeldShards(int shards) {
    this(shards, System::currentTimeMillis);
  }

  HeldShards(int shards, LongSupplier clock) {
    this.shards = shards;
    this.clock = clock;
  }

  /** Models that are not split. */
  public static HeldShards none() {
    return new HeldShards(1);
  }

  /** Number of parts. */
  public int shards() {
    return shards;
  }

  /** Sets the listener that is called when a part is needed that was not before. */
  public synchronized void onChange(Runnable listener) {
    onChange = listener;
  }

  /** A task needs a part. */
  public void hold(int shard) {
    Runnable listener;
    synchronized (this) {
      tasks.merge(shard, 1, Integer::sum);
      released.remove(shard);
      listener = onChange;
    }
    listener.run();
  }

  /** A task does not need its part any more. */
  public synchronized void release(int shard) {
    if (tasks.merge(shard, -1, Integer::sum) <= 0) {
      tasks.remove(shard);
      released.put(shard, clock.getAsLong());
    }
  }

  /** The parts that tasks need. */
  public synchronized Set<Integer> held() {
    return Set.copyOf(tasks.keySet());
  }

  /** Whether a version is split. */
  boolean isSplit(ModelManifest manifest) {
    return shards > 1 && manifest.getInput().getType().equals("image");
  }

  /** Whether a loaded model has the parts that tasks need, and no others for long. */
  boolean isCurrent(Model model) {
    return !(model instanceof ShardedWnn split)
        || (split.holds(held()) && split.held().stream().allMatch(part -> isKept(part.shard())));
  }

  private synchronized boolean isKept(int shard) {
    Long since = released.get(shard);
    return tasks.containsKey(shard) || (since != null && clock.getAsLong() - since < KEEP_MS);
  }

  /**
   * The parts to load: those that tasks need, and of those that a model has, the ones that are kept
   * if nothing else is to be loaded.
   */
  Set<Integer> wanted(ShardedWnn before) {
    Set<Integer> wanted = new HashSet<>(held());
    if (before.holds(wanted)) {
      before.held().stream().map(part -> part.shard()).filter(this::isKept).forEach(wanted::add);
    }
    return wanted;
  }

  /** Bytes of heap that a version needs at least: a model takes no less than its artifact. */
  long leastBytes(ModelManifest manifest) {
    return isSplit(manifest)
        ? manifest.getBytes() / LEAST_SHARE * held().size() / shards
        : manifest.getBytes();
  }
}
