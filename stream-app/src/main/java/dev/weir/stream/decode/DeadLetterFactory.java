package dev.weir.stream.decode;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.RecordOutcome;
import dev.weir.stream.names.TopologyNames;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Makes dead letters of a task's unusable records: the original key, value and headers within their
 * size limits, and additional headers with reason and origin. Their Kafka timestamp is the current
 * time, from which retention counts.
 *
 * @param context of the processor that rejects records
 * @param role whether this application sends dead letters
 * @param settings what they copy from records
 * @param metrics counts them
 */
public record DeadLetterFactory(
    ProcessorContext<?, Object> context,
    InstanceRole role,
    OutputSettings settings,
    WeirMetrics metrics) {
  private static final RecordMetadata NOWHERE = new RecordPosition("", -1, -1);

  /**
   * Sends the current record to the dead letters, unless another application does.
   *
   * @param record supplies it with its original value
   */
  public RecordOutcome reject(Supplier<Record<byte[], byte[]>> record, RejectedException why) {
    return reject(record, why, context.recordMetadata().orElse(NOWHERE));
  }

  /**
   * Sends an earlier record to the dead letters, unless another application does.
   *
   * @param record supplies it with its original value
   * @param origin its position in its topic
   */
  public RecordOutcome reject(
      Supplier<Record<byte[], byte[]>> record, RejectedException why, RecordMetadata origin) {
    if (!role.scoresChampions()) {
      return RecordOutcome.LEFT_OUT;
    }
    metrics.deadLetter(why.reason());
    Record<byte[], byte[]> unusable = record.get();
    Optional<InputOrigin> mapped = InputOrigin.of(unusable.headers());
    send(
        context,
        mapped.isEmpty()
            ? of(unusable, why, origin)
            : of(original(unusable, mapped.get()), why, mapped.get().position()));
    return RecordOutcome.DEAD_LETTER;
  }

  /** The record as it is in the team's topic. A window is in none: it keeps its own key. */
  private static Record<byte[], byte[]> original(
      Record<byte[], byte[]> record, InputOrigin origin) {
    return origin.isWindow() ? record : record.withKey(origin.key());
  }

  @SuppressWarnings("unchecked") // the sink takes bytes, whatever other children take
  private static <K> void send(ProcessorContext<K, Object> context, Record<byte[], byte[]> letter) {
    context.forward((Record<K, Object>) (Record<?, ?>) letter, TopologyNames.DEAD_LETTERS_SINK);
  }

  private Record<byte[], byte[]> of(
      Record<byte[], byte[]> record, RejectedException why, RecordMetadata origin) {
    long now = context.currentSystemTimeMs();
    DeadLetterContent content = new DeadLetterContent(record, settings);
    Headers headers = content.headers();
    DeadLetterHeaders.writeReplays(headers, DeadLetterHeaders.replays(record.headers()));
    String detail = DeadLetterContent.cut(content.leftOut() + why.getMessage());
    DeadLetterHeaders.write(
        headers,
        new DeadLetter(
            why.reason(),
            detail,
            origin.topic(),
            origin.partition(),
            origin.offset(),
            Instant.ofEpochMilli(now)));
    if (InputOrigin.of(record.headers()).filter(InputOrigin::isWindow).isPresent()) {
      DeadLetterHeaders.writeWindow(headers);
    }
    return new Record<>(content.key(), content.value(), now, headers);
  }
}
