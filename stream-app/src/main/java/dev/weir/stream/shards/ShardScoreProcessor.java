package dev.weir.stream.shards;

import dev.weir.classifiers.wnn.shard.PartialDistances;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.classifiers.wnn.shard.WnnShard;
import dev.weir.stream.classify.ClassifyContext;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.names.TopologyNames;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares images with one part of each version that scores them: the part with the number of the
 * task's partition. A champion's part is awaited; a challenger's that is not loaded is left out.
 * Without state: an answer commits with the offset of its request.
 */
final class ShardScoreProcessor implements Processor<byte[], ShardRequest, byte[], ShardAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(ShardScoreProcessor.class);

  private final ClassifyContext settings;
  private final ShardContext shards;
  private final List<String> routes;
  private final VersionLookup versions;
  private final ThreadLocal<ShardScorers> scorers;
  private ProcessorContext<byte[], ShardAnswer> context;
  private int partition = -1;
  private ShardGate gate;

  private ShardScoreProcessor(
      ClassifyContext settings,
      Retry retry,
      ShardContext shards,
      List<String> routes,
      ThreadLocal<ShardScorers> scorers) {
    this.settings = settings;
    this.shards = shards;
    this.routes = settings.role().scoresChampions() ? routes : List.of();
    this.versions = new VersionLookup(settings.live(), retry);
    this.scorers = scorers;
  }

  /**
   * Supplies the processors of all tasks; those on one thread share its scorers.
   *
   * @param routes of images
   */
  static ProcessorSupplier<byte[], ShardRequest, byte[], ShardAnswer> supplier(
      ClassifyContext settings, Retry retry, ShardContext shards, List<String> routes) {
    ThreadLocal<ShardScorers> scorers = ThreadLocal.withInitial(ShardScorers::new);
    return () -> new ShardScoreProcessor(settings, retry, shards, routes, scorers);
  }

  @Override
  public void init(ProcessorContext<byte[], ShardAnswer> context) {
    this.context = context;
    partition = context.taskId().partition();
    shards.held().hold(partition);
    gate =
        new ShardGate(
            shards.holds(),
            new TopicPartition(
                TopologyNames.repartition(context.applicationId(), TopologyNames.SHARD_IMAGES),
                partition),
            routes);
    context.schedule(TopologyNames.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, this::update);
  }

  private void update(long now) {
    gate.update(settings.live().get(), now);
    scorers.get().keepOnly(settings.live().get());
  }

  /** A thread without tasks must not hold models. */
  @Override
  public void close() {
    if (partition >= 0) {
      shards.held().release(partition);
      gate.close();
      partition = -1;
    }
    scorers.remove();
  }

  @Override
  public void process(Record<byte[], ShardRequest> record) {
    ShardRequest request = record.value();
    if (request.id().shards() != shards.held().shards()) {
      // Sent before the number of shards changed: its record became a dead letter.
      return;
    }
    List<ShardResult> results =
        request.versions().stream().map(version -> result(version, request)).toList();
    long room = settings.outputs().limits().internal();
    context.forward(record.withValue(ShardAnswer.within(room, request.id(), results)));
  }

  private ShardResult result(AskedVersion version, ShardRequest request) {
    int shard = request.id().shard();
    Optional<WnnShard> part =
        version.champion()
            ? versions.await(version, model -> part(model, shard), "shard " + shard)
            : versions.find(version).flatMap(model -> part(model, shard));
    if (part.isEmpty()) {
      return version.champion() ? new ShardResult.Retired() : new ShardResult.NotLoaded();
    }
    return score(version, part.get(), request);
  }

  private static Optional<WnnShard> part(LoadedModel model, int shard) {
    return model.model() instanceof ShardedWnn split ? split.held(shard) : Optional.empty();
  }

  private ShardResult score(AskedVersion version, WnnShard part, ShardRequest request) {
    long begun = System.nanoTime();
    try {
      PartialDistances distances =
          scorers.get().of(part).score(request.width(), request.height(), request.pixels());
      long nanos = System.nanoTime() - begun;
      settings.metrics().classifyTimer(version.id()).record(nanos, TimeUnit.NANOSECONDS);
      return new ShardResult.Scored(nanos, distances);
    } catch (RuntimeException e) {
      scorers.get().forget(part);
      LOG.debug("model {} failed", version.id(), e);
      if (version.champion()) {
        settings.metrics().championFailed(version.id());
      }
      return new ShardResult.Failed(where(e));
    }
  }

  /** Class and location; a message might contain the record's values. */
  private static String where(RuntimeException thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
