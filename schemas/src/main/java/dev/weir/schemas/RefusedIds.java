package dev.weir.schemas;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers undecodable schema ids for a while, so not every such record causes a registry request.
 * Retries follow after 50 ms, 100 ms and so on up to one minute, or up to one second for unknown
 * ids, so that requests for ids not yet assigned cannot keep them unknown. All unknown ids together
 * cause at most 50 requests per second: with 200 of them, one per id every four seconds.
 * Thread-safe.
 */
final class RefusedIds {
  /** Maximum number of ids, over all topics of a deserializer. */
  static final int MOST = 1_000;

  static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  static final Duration LONGEST_PAUSE_OF_UNKNOWN = Duration.ofSeconds(1);

  /** Requests per second for unknown ids. */
  private static final int QUESTIONS = 50;

  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final Map<SchemaUse, Refusal> refusals = RecentEntries.atMost(MOST);
  private final LongSupplier nanoTime;

  RefusedIds() {
    this(System::nanoTime);
  }

  RefusedIds(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private record Refusal(UndecodableException why, long since, long askedAt, long pause) {
    boolean holds(long now, int ids) {
      return now - askedAt < (why.isUnknownId() ? pauseOfUnknown(ids) : pause);
    }

    private long pauseOfUnknown(int ids) {
      return Math.max(Math.min(pause, LONGEST_PAUSE_OF_UNKNOWN.toNanos()), ids * NANOS / QUESTIONS);
    }

    UndecodableException exception(long now) {
      return why.again(Duration.ofNanos(now - since));
    }
  }

  /**
   * Throws if an id was refused recently.
   *
   * @throws UndecodableException if so
   */
  synchronized void check(SchemaUse use) {
    Refusal refusal = refusals.get(use);
    long now = nanoTime.getAsLong();
    if (refusal != null && refusal.holds(now, refusals.size())) {
      throw refusal.exception(now);
    }
  }

  /** Whether {@link #check} throws now. */
  synchronized boolean holds(SchemaUse use) {
    Refusal refusal = refusals.get(use);
    return refusal != null && refusal.holds(nanoTime.getAsLong(), refusals.size());
  }

  /** Whether an id was refused, even if its retry is due. */
  synchronized boolean has(SchemaUse use) {
    return refusals.containsKey(use);
  }

  /** Remembers an id and returns the exception to throw. */
  synchronized UndecodableException refuse(SchemaUse use, UndecodableException why) {
    Refusal before = refusals.get(use);
    long pause = before == null ? FIRST_PAUSE.toNanos() : before.pause() * 2;
    return put(use, before, why, Math.min(pause, LONGEST_PAUSE.toNanos()));
  }

  /** Remembers an id with the longest delay at once. */
  synchronized void refuseForLong(SchemaUse use, UndecodableException why) {
    put(use, refusals.get(use), why, LONGEST_PAUSE.toNanos());
  }

  synchronized void forget(SchemaUse use) {
    refusals.remove(use);
  }

  private UndecodableException put(
      SchemaUse use, @Nullable Refusal before, UndecodableException why, long pause) {
    long now = nanoTime.getAsLong();
    Refusal refusal = new Refusal(why, before == null ? now : before.since(), now, pause);
    refusals.put(use, refusal);
    return refusal.exception(now);
  }
}
