package dev.weir.stream.readiness;

import dev.weir.base.Causes;
import dev.weir.schemas.FailureText;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.progress.ThreadProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Explains failures of stream threads on records that cannot be read, such as one that is small
 * while it is compressed and larger than the heap. Every instance that gets its partition would end
 * in turn, each time that it is started.
 *
 * @param config the settings of the application
 * @param probes creates consumers without a group, of committed records, one per poll
 */
public record UnreadableRecords(WeirConfig config, Supplier<Consumer<byte[], byte[]>> probes) {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecords.class);
  private static final Duration SEARCH_LIMIT = Duration.ofSeconds(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final String BEFORE =
      "first let a single instance with kafka.max.poll.records=1 and commit.interval=0 process the"
          + " records before, until it ends here without this request; then ";
  private static final String PAGE = " (see \"Passing over records\" in docs/troubleshooting.md)";

  /**
   * Looks for the record that a poll has failed on; returns if there is none.
   *
   * @throws UnreadableRecordException if it is found
   */
  void explain(Consumer<?, ?> consumer, Throwable failure) {
    if (UnreadableSearch.isOfRecord(failure)) {
      Optional<UnreadableSpan> found = search(consumer);
      if (found.isPresent()) {
        boolean isNext = isNext(consumer, found.get());
        throw new UnreadableRecordException(text(found.get(), isNext), failure);
      }
    }
  }

  /**
   * The failure of the calling stream thread, with its current record if it is out of memory:
   * reading succeeded, but not processing.
   */
  public Throwable withRecordAtHand(Throwable failure) {
    ConsumerRecord<?, ?> record = ThreadProgress.currentRecord();
    Optional<OutOfMemoryError> memory = memory(failure);
    if (record == null || memory.isEmpty()) {
      return failure;
    }
    return new UnreadableRecordException(
        "%s at or just before offset %d of %s-%d: %s; if it ends there again, pass over the record%s"
            .formatted(
                why(memory.get()),
                record.offset(),
                record.topic(),
                record.partition(),
                moreHeap(),
                PAGE),
        failure);
  }

  /** A search that fails must not hide what it explains. */
  private Optional<UnreadableSpan> search(Consumer<?, ?> consumer) {
    try (Consumer<byte[], byte[]> probe = probes.get()) {
      return new UnreadableSearch(probe, SEARCH_LIMIT).find(positions(consumer));
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.debug("the search for a record that cannot be read has failed", e);
      return Optional.empty();
    }
  }

  private static Map<TopicPartition, Long> positions(Consumer<?, ?> consumer) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      if (!consumer.paused().contains(partition)) {
        positions.put(partition, consumer.position(partition, TIMEOUT));
      }
    }
    return positions;
  }

  /** Whether all before it is committed: what is not would be lost with it. */
  private static boolean isNext(Consumer<?, ?> consumer, UnreadableSpan span) {
    TopicPartition partition = span.partition();
    try {
      OffsetAndMetadata committed = consumer.committed(Set.of(partition), TIMEOUT).get(partition);
      return committed != null && committed.offset() >= span.first();
    } catch (KafkaException e) {
      return false;
    }
  }

  private String text(UnreadableSpan span, boolean isNext) {
    boolean isMemory = memory(span.why()).isPresent();
    return "%s cannot be read: %s; %s%sstop all instances and pass over %s: %s%s"
        .formatted(
            span.place(),
            why(span.why()),
            isMemory ? moreHeap() + ", or " : "",
            isNext ? "" : BEFORE,
            span.next() == span.first() + 1 ? "it" : "them",
            command(span),
            PAGE);
  }

  private String command(UnreadableSpan span) {
    return "%s --bootstrap-server %s --group %s --reset-offsets %s %s:%d --to-offset %d --execute"
        .formatted(
            config.isStreamsGroup() ? "kafka-streams-groups.sh" : "kafka-consumer-groups.sh",
            config.bootstrapServers(),
            config.applicationId(),
            config.isStreamsGroup() ? "--input-topic" : "--topic",
            span.partition().topic(),
            span.partition().partition(),
            span.next());
  }

  private static String why(Throwable failure) {
    return memory(failure)
        .map(error -> "out of memory (%s)".formatted(error.getMessage()))
        .orElseGet(() -> FailureText.of(root(failure)));
  }

  private static String moreHeap() {
    long most = Runtime.getRuntime().maxMemory();
    return "start with more heap than %,d MiB (WEIR_JAVA_OPTS=-Xmx%dg)"
        .formatted(most >> 20, Math.max(1, 2 * Math.ceilDiv(most, 1L << 30)));
  }

  private static Optional<OutOfMemoryError> memory(Throwable failure) {
    return Causes.find(failure, OutOfMemoryError.class);
  }

  /** The cause itself: the consumer's exception around it has only general advice. */
  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root instanceof KafkaException && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
