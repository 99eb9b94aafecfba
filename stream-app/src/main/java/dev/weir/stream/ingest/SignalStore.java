package dev.weir.stream.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.windowing.SignalState;
import dev.weir.stream.state.ExpirySweep;
import dev.weir.stream.state.IndexedStore;
import dev.weir.stream.state.IndexedStoreBuilder;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A task's state of continuous signals, by source. Changes are written at the next commit: once,
 * however many pieces a source sends until then, and only after the windows that they completed and
 * those windows' state.
 */
public final class SignalStore extends IndexedStore {
  /** Limit of unwritten bytes; beyond it they are written immediately. */
  private static final long MOST_UNWRITTEN_BYTES = 16 << 20;

  /** Maximum bytes of a value, however large records may be. */
  private static final int MOST_VALUE_BYTES = 512 << 10;

  /** Maximum bytes of a key: a source and a part's number, rounded up. */
  private static final int KEY_BYTES = 2 << 10;

  private static final char OF_INPUT = '\0';

  private final int mostValueBytes;
  private final Map<Bytes, PendingChange> unwritten = new LinkedHashMap<>();
  private long unwrittenBytes;
  private Bytes lastRead;
  private SignalParts.Place lastPlace;

  /**
   * Creates the store of a task.
   *
   * @param room maximum bytes of a changelog record's key and value
   */
  SignalStore(KeyValueStore<Bytes, byte[]> inner, long room) {
    super(inner);
    this.mostValueBytes = (int) Math.min(MOST_VALUE_BYTES, room - KEY_BYTES);
  }

  /**
   * Builds the stores of all tasks.
   *
   * @param room maximum bytes of a changelog record's key and value
   */
  public static IndexedStoreBuilder<SignalStore> builder(String name, long room) {
    return new IndexedStoreBuilder<>(name, inner -> new SignalStore(inner, room));
  }

  /**
   * An unwritten change.
   *
   * @param place the signal's parts in the inner store
   */
  private record PendingChange(SignalState signal, SignalParts.Place place) {}

  /** The state of a source; null: none. */
  SignalState get(String source) {
    Bytes key = key(source);
    PendingChange changed = unwritten.get(key);
    if (changed != null) {
      return changed.signal();
    }
    byte[] value = loaded().get(key);
    lastRead = key;
    lastPlace = SignalParts.place(value);
    return SignalParts.read(loaded(), key, value);
  }

  /** Stores the state of a source. */
  void put(String source, SignalState signal) {
    final KeyValueStore<Bytes, byte[]> inner = loaded();
    Bytes key = key(source);
    PendingChange before = unwritten.get(key);
    SignalParts.Place place = before == null ? place(inner, key) : before.place();
    unwritten.put(key, new PendingChange(signal, place));
    unwrittenBytes += signal.bytes() - (before == null ? 0 : before.signal().bytes());
    if (unwrittenBytes > MOST_UNWRITTEN_BYTES) {
      flushCache();
    }
  }

  private SignalParts.Place place(KeyValueStore<Bytes, byte[]> inner, Bytes key) {
    return key.equals(lastRead) ? lastPlace : SignalParts.place(inner.get(key));
  }

  /**
   * Returns the sweep that removes idle sources.
   *
   * @param onIdle called for each
   */
  ExpirySweep sweep(Duration idle, Runnable onIdle) {
    return new ExpirySweep(
        loaded(),
        idle.toMillis(),
        key -> {
          if (!SignalParts.isPart(key) && !unwritten.containsKey(key)) {
            onIdle.run();
          }
        });
  }

  /** The key of a source that only the records of one input have. */
  public static String keyOfInput(String source, String input) {
    return source + OF_INPUT + input;
  }

  /** Whether a key may be one of {@link #keyOfInput}. */
  static boolean isOfInput(Bytes key) {
    for (byte each : key.get()) {
      if (each == OF_INPUT) {
        return true;
      }
    }
    return false;
  }

  /** The number of sources. */
  public int size() {
    Set<Bytes> sources = new HashSet<>(unwritten.keySet());
    forEach(loaded(), (key, value) -> sources.add(key));
    sources.removeIf(SignalParts::isPart);
    return sources.size();
  }

  @Override
  protected void load(KeyValueStore<Bytes, byte[]> inner) {
    // Signals are loaded when their source sends.
  }

  @Override
  protected void forget() {
    unwritten.clear();
    unwrittenBytes = 0;
    lastRead = null;
    lastPlace = null;
  }

  @Override
  protected boolean hasUnwritten() {
    return !unwritten.isEmpty();
  }

  @Override
  protected void write(KeyValueStore<Bytes, byte[]> inner) {
    unwritten.forEach(
        (key, signal) ->
            SignalParts.write(inner, key, signal.signal(), signal.place(), mostValueBytes));
    forget();
  }

  private static Bytes key(String source) {
    return Bytes.wrap(source.getBytes(UTF_8));
  }
}
