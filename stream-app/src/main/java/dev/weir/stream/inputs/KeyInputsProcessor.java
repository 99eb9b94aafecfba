package dev.weir.stream.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.inputs.InputRecord;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ForeignHeaders;
import dev.weir.schemas.RecordNames;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.InputOrigin;
import dev.weir.stream.decode.PartitionCheck;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.names.RecordOutcome;
import dev.weir.stream.names.TopologyNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Finds the source of each record of a team's own topics, by which the records are repartitioned if
 * they are not where the state of their source is, and notes where it comes from. The value stays
 * as it is: it is mapped there.
 */
public final class KeyInputsProcessor implements Processor<byte[], byte[], byte[], Object> {
  /** Upper bound of the lengths and numbers of a record and its header of the origin. */
  private static final int EXTRA_BYTES = 128;

  private final InputContext settings;
  private final String child;
  private final Map<String, PartitionCheck> placed;
  private final Map<String, TaskMapper> byTopic = new HashMap<>();
  private ProcessorContext<byte[], Object> context;
  private DeadLetterFactory deadLetters;

  /** Creates the processor of a task whose records are repartitioned. */
  public KeyInputsProcessor(InputContext settings) {
    this(settings, TopologyNames.KEYED_INPUTS, Map.of());
  }

  /**
   * Creates the processor of a task whose records are where they are mapped.
   *
   * @param child receives the records
   * @param placed checks that, by topic
   */
  public KeyInputsProcessor(
      InputContext settings, String child, Map<String, PartitionCheck> placed) {
    this.settings = settings;
    this.child = child;
    this.placed = Map.copyOf(placed);
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
    deadLetters =
        new DeadLetterFactory(context, settings.role(), settings.outputs(), settings.metrics());
    for (InputMapping input : settings.inputs()) {
      byTopic.put(input.topic(), new TaskMapper(input, settings));
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    TaskMapper mapper = byTopic.get(at.topic());
    InputOrigin.distrust(record.headers());
    try {
      forward(record, at, mapper);
    } catch (RejectedException e) {
      String input = mapper.mapping().name();
      RecordOutcome outcome = deadLetters.reject(() -> record, e);
      settings.count(mapper.mapping().kind(), settings.unknownRoute(input), outcome, e);
      mapper.meters().count(MapInputsProcessor.outcome(outcome));
    }
  }

  private void forward(Record<byte[], byte[]> record, RecordMetadata at, TaskMapper mapper)
      throws RejectedException {
    InputRecord input =
        new InputRecord(
            at.topic(),
            at.partition(),
            at.offset(),
            record.timestamp(),
            record.key(),
            record.value(),
            record.headers());
    String source = mapper.map(input, it -> it.source(input));
    checkLength(source);
    InputOrigin origin =
        new InputOrigin(
            mapper.mapping().name(),
            at.topic(),
            at.partition(),
            at.offset(),
            record.timestamp(),
            record.key(),
            false);
    byte[] key = source.getBytes(UTF_8);
    PartitionCheck placement = placed.get(at.topic());
    if (placement == null) {
      checkSize(record, key);
    } else {
      placement.check(key, at.partition());
    }
    Headers headers = record.headers();
    origin.addTo(headers);
    long time = Math.min(record.timestamp(), context.currentSystemTimeMs());
    context.forward(new Record<>(key, record.value(), time, headers), child);
  }

  private static void checkLength(String source) throws RejectedException {
    Optional<String> problem = RecordNames.problem(source, "");
    if (problem.isPresent()) {
      throw new RejectedException(DeadLetterReason.TOO_LARGE, problem.get());
    }
  }

  private void checkSize(Record<byte[], byte[]> record, byte[] key) throws RejectedException {
    long bytes =
        EXTRA_BYTES
            + key.length
            + (record.key() == null ? 0 : record.key().length)
            + record.value().length
            + ForeignHeaders.bytes(record.headers());
    long room = settings.outputs().limits().internal();
    if (bytes > room) {
      throw new RejectedException(
          DeadLetterReason.TOO_LARGE,
          "the record and its origin have %,d bytes; the topic in which inputs are repartitioned has room for %,d"
              .formatted(bytes, room));
    }
  }
}
