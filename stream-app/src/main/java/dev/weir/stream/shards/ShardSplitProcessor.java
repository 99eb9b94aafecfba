package dev.weir.stream.shards;

import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.stream.classify.ClassifyContext;
import dev.weir.stream.classify.PredictionFactory;
import dev.weir.stream.classify.PredictionOutput;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.RoutedImage;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.labels.JoinSession;
import dev.weir.stream.labels.RecordKey;
import dev.weir.stream.models.Challenger;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.ModelSelection;
import dev.weir.stream.names.RecordOutcome;
import dev.weir.stream.names.TopologyNames;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Chooses the versions that score an image, and sends it to all parts. A record has one of four
 * results: it is in flight; nothing, if it duplicates a record that is in flight or was predicted
 * within the retention; nothing, if only challengers score here and none is loaded; or a dead
 * letter.
 */
final class ShardSplitProcessor implements Processor<byte[], RoutedImage, Object, Object> {
  /** A key, versions and numbers beside a request's pixels or a stored record. */
  private static final int EXTRA_BYTES = 64;

  private final ClassifyContext settings;
  private final ShardContext shards;
  private final String topic;
  private ProcessorContext<Object, Object> context;
  private DeadLetterFactory deadLetters;
  private JoinSession session;
  private WaitingImageStore waiting;
  private FlightLimit limit;

  /**
   * Creates a task's processor.
   *
   * @param topic of the images
   */
  ShardSplitProcessor(ClassifyContext settings, ShardContext shards, String topic) {
    this.settings = settings;
    this.shards = shards;
    this.topic = topic;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    deadLetters =
        new DeadLetterFactory(context, settings.role(), settings.outputs(), settings.metrics());
    session = new JoinSession(context, settings.join());
    session.expirePredictions();
    waiting = context.getStateStore(TopologyNames.WAITING_IMAGES);
    limit =
        new FlightLimit(shards.holds(), new TopicPartition(topic, context.taskId().partition()));
    context.schedule(
        TopologyNames.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> limit.update(waiting));
  }

  @Override
  public void close() {
    if (limit != null) {
      limit.close();
    }
  }

  @Override
  public void process(Record<byte[], RoutedImage> record) {
    try {
      RecordOutcome outcome = split(record);
      if (outcome != null) {
        count(record, outcome);
      }
    } catch (RejectedException e) {
      count(record, deadLetters.reject(() -> RoutedRecord.raw(record), e));
    }
  }

  private void count(Record<byte[], RoutedImage> record, RecordOutcome outcome) {
    settings.metrics().route(record.value().route()).accept(outcome);
  }

  /** Returns null for a record that is in flight now. */
  private RecordOutcome split(Record<byte[], RoutedImage> record) throws RejectedException {
    long now = context.currentSystemTimeMs();
    RoutedImage image = record.value();
    Bytes key = RecordKey.of(image.source(), image.id());
    session.recordArrived(image.eventTimeMillis(), record.timestamp(), now);
    if (waiting.contains(key) || session.join().known(key) != null) {
      PredictionOutput.joinLabelOfDuplicate(session, settings, key, image, now);
      return RecordOutcome.DUPLICATE;
    }
    ModelSelection.Selected choice =
        settings.chooser().choose(image.route(), image.eventTimeMillis());
    Asked asked = asked(choice, image);
    if (asked.versions.isEmpty()) {
      return RecordOutcome.LEFT_OUT;
    }
    send(record, choice.revision(), asked);
    return null;
  }

  /** The versions that score a record, the champion first. */
  private static final class Asked {
    private final List<AskedVersion> versions = new ArrayList<>();
    private long answerBytes;

    void add(LoadedModel model, boolean champion) {
      versions.add(AskedVersion.of(model, champion));
      answerBytes += ((ShardedWnn) model.model()).distanceBytes();
    }
  }

  private Asked asked(ModelSelection.Selected choice, RoutedImage image) throws RejectedException {
    Asked asked = new Asked();
    if (choice instanceof ModelSelection.ChampionSelected champion) {
      check(champion.model(), image);
      asked.add(champion.model(), true);
    }
    for (Challenger challenger : choice.challengers()) {
      if (!challenger.health().isSuspended()) {
        add(challenger, image, asked);
      }
    }
    return asked;
  }

  private void add(Challenger challenger, RoutedImage image, Asked asked) {
    try {
      check(challenger.model(), image);
      asked.add(challenger.model(), false);
    } catch (RejectedException e) {
      challenger.health().recordUnusableInput();
    }
  }

  private void check(LoadedModel model, RoutedImage image) throws RejectedException {
    if (!(model.model() instanceof ShardedWnn split)) {
      throw new RejectedException(
          DeadLetterReason.NO_MODEL,
          "model %s cannot be split, and route %s has shards".formatted(model.id(), image.route()));
    }
    new PredictionFactory(model, settings.outputs().predictionRoom()).check(image);
    try {
      split.check(image.width(), image.height(), image.pixels());
    } catch (UnusableInputException e) {
      throw new RejectedException(DeadLetterReason.WRONG_SIZE, e.detail());
    }
  }

  private void send(Record<byte[], RoutedImage> record, long revision, Asked asked)
      throws RejectedException {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    int count = shards.held().shards();
    WaitingImage image =
        WaitingImage.of(
            record,
            at.offset(),
            count,
            context.currentSystemTimeMs(),
            asked.answerBytes,
            revision,
            asked.versions);
    checkSize(image);
    waiting.add(image);
    for (int shard = 0; shard < count; shard++) {
      ShardRequest request = request(record.value(), at, shard, asked.versions);
      context.forward(
          new Record<>(request.id().key(), request, record.timestamp()),
          TopologyNames.SHARD_REQUESTS);
    }
    limit.update(waiting);
  }

  private ShardRequest request(
      RoutedImage image, RecordMetadata at, int shard, List<AskedVersion> versions) {
    RequestId id = new RequestId(at.partition(), at.offset(), shards.held().shards(), shard);
    return new ShardRequest(id, versions, image.width(), image.height(), image.pixels());
  }

  /** A stored record has everything that a request has. */
  private void checkSize(WaitingImage image) throws RejectedException {
    long bytes = (long) EXTRA_BYTES + image.toBytes().length;
    long room = settings.outputs().limits().internal();
    if (bytes > room) {
      throw new RejectedException(
          DeadLetterReason.TOO_LARGE,
          "the record takes %,d bytes while it waits for its shards; internal topics have room for %,d (max.message.bytes)"
              .formatted(bytes, room));
    }
  }
}
