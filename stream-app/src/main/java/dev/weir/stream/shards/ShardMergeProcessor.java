package dev.weir.stream.shards;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Prediction;
import dev.weir.stream.classify.ClassifyContext;
import dev.weir.stream.classify.PredictionOutput;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.RecordPosition;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.labels.JoinSession;
import dev.weir.stream.metrics.ShardMeters;
import dev.weir.stream.names.RecordOutcome;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.names.UnmergedReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Merges the partial distances of all parts into predictions. A record with its last answer is
 * predicted, kept open for its label, or a dead letter, as {@link
 * dev.weir.stream.classify.ClassifyProcessor} does without shards.
 */
final class ShardMergeProcessor implements Processor<byte[], ShardAnswer, Object, Object> {
  private final ClassifyContext settings;
  private final ShardContext shards;
  private final String topic;
  private final MergedPredictions merged;
  private ProcessorContext<Object, Object> context;
  private DeadLetterFactory deadLetters;
  private JoinSession session;
  private PredictionOutput outputs;
  private WaitingImageStore waiting;
  private FlightLimit limit;
  private ShardMeters.Task meters;
  private boolean isExactlyOnce;

  /**
   * Creates a task's processor.
   *
   * @param topic of the images
   */
  ShardMergeProcessor(ClassifyContext settings, Retry retry, ShardContext shards, String topic) {
    this.settings = settings;
    this.shards = shards;
    this.topic = topic;
    this.merged = new MergedPredictions(settings, new VersionLookup(settings.live(), retry));
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    deadLetters =
        new DeadLetterFactory(context, settings.role(), settings.outputs(), settings.metrics());
    session = new JoinSession(context, settings.join());
    session.expireOpen();
    outputs = new PredictionOutput(context, settings, session);
    waiting = context.getStateStore(TopologyNames.WAITING_IMAGES);
    waiting.writtenAfter(context.getStateStore(TopologyNames.OPEN_PREDICTIONS));
    limit =
        new FlightLimit(shards.holds(), new TopicPartition(topic, context.taskId().partition()));
    isExactlyOnce =
        StreamsConfig.EXACTLY_ONCE_V2.equals(
            context.appConfigs().get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
    meters = settings.metrics().shards().task();
    context.schedule(TopologyNames.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep());
  }

  @Override
  public void close() {
    if (meters != null) {
      meters.close();
    }
  }

  @Override
  public void process(Record<byte[], ShardAnswer> record) {
    InFlight answered = waiting.add(record.value());
    if (answered == null) {
      return;
    }
    if (isExactlyOnce) {
      endOvertaken(record.value().id());
    }
    if (answered.isComplete()) {
      finish(answered);
    }
    limit.update(waiting);
  }

  /**
   * Ends records that wait for an answer in vain. A partition's records ask a part in their order,
   * and it answers in the same order: if it answers a later one, the request or the answer of an
   * earlier one is no longer in Kafka, for example because a topic was deleted. With at-least-once
   * requests are repeated, and their answers may come in another order.
   */
  private void endOvertaken(RequestId answered) {
    for (InFlight lost = waiting.overtaken(answered);
        lost != null;
        lost = waiting.overtaken(answered)) {
      end(
          lost,
          UnmergedReason.ANSWER_LOST,
          "shard %d answered a later record: what it was asked, or its answer, was lost; replay it"
              .formatted(answered.shard()));
    }
  }

  /**
   * Ends records whose number of parts is not the present one, as no further answers come; and,
   * with at-least-once, records whose last answer was stored but whose prediction was not.
   */
  private void sweep() {
    Map<String, ShardMeters.Waiting> left = new HashMap<>();
    for (InFlight record : waiting.all()) {
      WaitingImage image = record.image();
      if (record.isComplete() || isOfOtherShards(image)) {
        finish(record);
      } else {
        left.merge(
            image.route(), new ShardMeters.Waiting(1, image.sent()), ShardMeters.Waiting::and);
      }
    }
    meters.show(left);
  }

  private boolean isOfOtherShards(WaitingImage image) {
    return image.shards() != shards.held().shards();
  }

  /** Ends a record without a prediction. */
  private void end(InFlight record, UnmergedReason why, String detail) {
    WaitingImage image = record.image();
    waiting.remove(image.offset());
    RejectedException rejected = merged.unmerged(image, why, DeadLetterReason.NO_MODEL, detail);
    count(image, reject(image, rejected));
  }

  private void finish(InFlight record) {
    WaitingImage image = record.image();
    if (isOfOtherShards(image)) {
      end(
          record,
          UnmergedReason.SHARDS_CHANGED,
          "the number of shards changed from %d to %d while the record was in flight; replay it"
              .formatted(image.shards(), shards.held().shards()));
      return;
    }
    waiting.remove(image.offset());
    try {
      count(image, predict(record));
    } catch (RejectedException e) {
      count(image, reject(image, e));
    }
  }

  private RecordOutcome predict(InFlight record) throws RejectedException {
    long now = context.currentSystemTimeMs();
    WaitingImage image = record.image();
    Bytes key = image.recordKey();
    if (session.join().known(key) != null) {
      PredictionOutput.joinLabelOfDuplicate(session, settings, key, image, now);
      return RecordOutcome.DUPLICATE;
    }
    List<Prediction> predictions = merged.of(record, now);
    if (predictions.isEmpty()) {
      return RecordOutcome.LEFT_OUT;
    }
    outputs.add(image.record(), key, predictions, now);
    return RecordOutcome.PREDICTED;
  }

  private RecordOutcome reject(WaitingImage image, RejectedException why) {
    RecordPosition origin = new RecordPosition(topic, context.taskId().partition(), image.offset());
    return deadLetters.reject(() -> image.record().withValue(image.raw()), why, origin);
  }

  private void count(WaitingImage image, RecordOutcome outcome) {
    settings.metrics().route(image.route()).accept(outcome);
  }
}
