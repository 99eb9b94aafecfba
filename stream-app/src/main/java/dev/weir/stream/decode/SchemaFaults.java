package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.RegistryUnavailableException;
import dev.weir.schemas.SchemaSource;
import dev.weir.schemas.UndecodableException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Distinguishes a failure of one schema id from a failure of the registry, for the tasks of all
 * topics.
 *
 * <table>
 * <caption>What happens to a record</caption>
 * <tr><th>the registry</th><th>the record</th></tr>
 * <tr><td>is unavailable</td><td>waits for {@code retry.timeout}, then the application stops</td></tr>
 * <tr><td>fails for its schema id, and answers for others</td><td>waits for {@code retry.timeout},
 * then it is rejected; records with the same id are rejected immediately for a minute, and those
 * with another such id within ten minutes after three seconds</td></tr>
 * <tr><td>does not know its schema id</td><td>waits for three seconds, as a node of the registry
 * may lag behind; then it is rejected</td></tr>
 * </table>
 *
 * <p>Waits of the last two kinds are limited for all records together: ten seconds in a row, and a
 * tenth of the time in the long run. Beyond that a record is rejected without a wait.
 *
 * <p>The requests themselves are limited too, as a producer may use a new unknown id for each
 * record: of a thread's time they take five seconds in a row, and a tenth in the long run. Beyond
 * that a record is rejected without a request, unless its schema has been read before.
 */
public final class SchemaFaults {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaFaults.class);
  private static final Duration SHORT_WAIT = Duration.ofSeconds(3);
  private static final Duration LONGEST_IN_ROW = Duration.ofSeconds(10);
  private static final Duration LONGEST_ASKING = Duration.ofSeconds(5);

  /** How long a failure of a single id is remembered. */
  private static final Duration ALONE_HOLDS = Duration.ofMinutes(10);

  private final Retry retry;
  private final Ticker ticker;
  private final List<SchemaSource> sources;

  /** Of pauses, for all threads together. */
  private final WaitBudget pauses;

  /** Of requests for ids that the registry does not resolve, for each thread. */
  private final ThreadLocal<WaitBudget> requests;

  /** When an id last failed alone, by the ticker; null: never. */
  private final AtomicReference<@Nullable Long> lastAlone = new AtomicReference<>();

  /**
   * Creates the shared instance of an application.
   *
   * @param deserializers all readers of the application's; a schema that one of them has read is
   *     requested to check whether the registry answers
   */
  public SchemaFaults(Retry retry, Collection<?> deserializers) {
    this.retry = retry;
    this.ticker = retry.ticker();
    this.pauses = new WaitBudget(shorter(LONGEST_IN_ROW, retry.limit()), ticker::nanoTime);
    this.requests = ThreadLocal.withInitial(() -> new WaitBudget(LONGEST_ASKING, ticker::nanoTime));
    this.sources =
        deserializers.stream()
            .filter(SchemaSource.class::isInstance)
            .map(SchemaSource.class::cast)
            .toList();
  }

  /**
   * Reads a record.
   *
   * @throws RejectedException if it cannot be decoded, or its schema cannot be obtained
   * @throws RegistryUnavailableException if the registry is unavailable for {@code retry.timeout}
   */
  <T> T read(Deserializer<T> deserializer, String topic, byte[] bytes) throws RejectedException {
    SchemaSource source = deserializer instanceof SchemaSource schemas ? schemas : null;
    return read(source, topic, bytes, () -> deserializer.deserialize(topic, bytes));
  }

  /**
   * Reads a record in any way.
   *
   * @param source of the record's schema; null: it has none
   * @param reader reads it; throws as a deserializer does
   * @throws RejectedException if it cannot be decoded, or its schema cannot be obtained
   * @throws RegistryUnavailableException if the registry is unavailable for {@code retry.timeout}
   */
  public <T> T read(@Nullable SchemaSource source, String topic, byte[] bytes, Supplier<T> reader)
      throws RejectedException {
    requireRequest(source, topic, bytes);
    Supplier<T> read = () -> counting(reader);
    try {
      return waitForUnknown(() -> waitForRegistry(source, topic, read));
    } catch (UndecodableException e) {
      throw new RejectedException(DeadLetterReason.UNDECODABLE, e.getMessage());
    }
  }

  /** Rejects a record whose schema id must be requested where requests have taken their share. */
  private void requireRequest(@Nullable SchemaSource source, String topic, byte[] bytes)
      throws RejectedException {
    if (source != null && requests.get().isSpent() && source.mustAsk(topic, bytes)) {
      throw new RejectedException(
          DeadLetterReason.UNDECODABLE,
          "the registry was not asked for the schema id, which is new here: requests for unknown"
              + " ids take too much time; the record may be good");
    }
  }

  /** Counts the time of a request for an id that the registry does not know. */
  private <T> T counting(Supplier<T> read) {
    long start = ticker.nanoTime();
    try {
      return read.get();
    } catch (UndecodableException e) {
      if (e.unknownFor().isPresent()) {
        requests.get().spend(since(start));
      }
      throw e;
    }
  }

  /** Does not wait for a schema that has long been unknown: each of its records would wait. */
  private <T> T waitForUnknown(Supplier<T> read) {
    Retry.Attempts attempts = null;
    while (true) {
      try {
        return read.get();
      } catch (UndecodableException e) {
        if (e.unknownFor().filter(time -> time.compareTo(SHORT_WAIT) < 0).isEmpty()) {
          throw e;
        }
        attempts = attempts == null ? retry.begin(shortWait()) : attempts;
        if (!again(attempts)) {
          throw e;
        }
      }
    }
  }

  private <T> T waitForRegistry(@Nullable SchemaSource source, String topic, Supplier<T> read) {
    try {
      return read.get();
    } catch (RegistryUnavailableException e) {
      if (source != null && e.schemaId().isPresent()) {
        return waitUnlessAlone(source, topic, e.schemaId().getAsInt(), read);
      }
      return retry.call(read);
    }
  }

  private <T> T waitUnlessAlone(SchemaSource source, String topic, int id, Supplier<T> read) {
    if (source.isRefused(topic, id)) {
      refuseIfAlone(source, topic, Duration.ZERO, read);
    } else if (isAnyAlone()) {
      refuseIfAlone(source, topic, shortWait(), read);
    }
    refuseIfAlone(source, topic, retry.limit(), read);
    return read.get();
  }

  /**
   * Waits; afterwards the deserializer has cached the schema or the reason why it is unavailable.
   */
  private <T> void refuseIfAlone(
      SchemaSource source, String topic, Duration wait, Supplier<T> read) {
    long start = ticker.nanoTime();
    try {
      retry.call(read, wait);
    } catch (RegistryUnavailableException e) {
      if (retry.isStopping()) {
        throw e;
      }
      long asked = ticker.nanoTime();
      if (source.refuseIfAlone(topic, e, knownId())) {
        lastAlone.set(ticker.nanoTime());
        requests.get().spend(since(asked));
        pauses.spend(shorter(since(start), SHORT_WAIT));
        LOG.warn(
            "the schema registry fails for one schema id and answers for others; records of {} with"
                + " this id become dead letters: {}",
            topic,
            e.getMessage());
      }
    }
  }

  private boolean isAnyAlone() {
    Long at = lastAlone.get();
    return at != null && ticker.nanoTime() - at < ALONE_HOLDS.toNanos();
  }

  private OptionalInt knownId() {
    return sources.stream()
        .map(SchemaSource::knownId)
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  private Duration shortWait() {
    return shorter(shorter(pauses.left(), SHORT_WAIT), retry.limit());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private boolean again(Retry.Attempts attempts) {
    long start = ticker.nanoTime();
    boolean again = attempts.again();
    pauses.spend(since(start));
    return again;
  }

  private Duration since(long start) {
    return Duration.ofNanos(ticker.nanoTime() - start);
  }
}
