package dev.weir.stream;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DriftEvent;
import dev.weir.schemas.Topic;
import dev.weir.stream.accuracy.AccuracyProcessor;
import dev.weir.stream.accuracy.BoundedWindowSerializer;
import dev.weir.stream.accuracy.ConfusionDelta;
import dev.weir.stream.config.DriftSettings;
import dev.weir.stream.config.MonitoringKeys;
import dev.weir.stream.decode.RetryingSerializer;
import dev.weir.stream.drift.ErrorDriftProcessor;
import dev.weir.stream.drift.ScoreDelta;
import dev.weir.stream.drift.ScoreDriftProcessor;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.names.TopologyNames;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The second stage of the topology: sums the first stage's deltas of each version over all
 * partitions and checks the version for drift. All records of a version share a partition.
 *
 * @param context what the stages share
 */
record MonitoringStage(TopologyContext context) {
  /** Appends this stage to the first. */
  void build(ClassificationStage.StageOutput first) {
    drift(accuracy(first.deltas()), scores(first.scores()));
  }

  private KStream<String, AccuracyWindow> accuracy(KStream<Object, Object> judged) {
    KStream<String, AccuracyWindow> windows =
        deltas(judged)
            .repartition(
                Repartitioned.with(Serdes.String(), ConfusionDelta.serde())
                    .withStreamPartitioner(ScoringIdentity.partitioner())
                    .withName(TopologyNames.REPARTITION))
            .process(
                () ->
                    new AccuracyProcessor(
                        context.config().get(MonitoringKeys.ACCURACY_EMIT_INTERVAL),
                        context.config().get(MonitoringKeys.ACCURACY_RETENTION)),
                Named.as(TopologyNames.ACCURACY),
                TopologyNames.ACCURACY_WINDOWS);
    windows.to(
        context.name(Topic.ACCURACY),
        Produced.with(Serdes.String(), fitting(retrying(context.serdes().accuracy())))
            .withName(TopologyNames.ACCURACY_SINK));
    return windows;
  }

  private void drift(KStream<String, AccuracyWindow> windows, KStream<String, ScoreDelta> scores) {
    DriftSettings settings = context.config().drift();
    KStream<String, DriftEvent> errors =
        windows.process(
            () -> new ErrorDriftProcessor(settings, context.metrics().drift()),
            Named.as(TopologyNames.ERROR_WATCH),
            TopologyNames.ACCURACY_WINDOWS,
            TopologyNames.DRIFT_ERRORS);
    scores
        .process(
            () -> new ScoreDriftProcessor(settings, context.metrics().drift()),
            Named.as(TopologyNames.SCORE_WATCH),
            TopologyNames.DRIFT_SCORES)
        .merge(errors, Named.as(TopologyNames.DRIFT))
        .to(
            context.name(Topic.DRIFT_EVENTS),
            Produced.with(Serdes.String(), retrying(context.serdes().drift()))
                .withName(TopologyNames.DRIFT_SINK));
  }

  /** The processors of the first stage send only deltas to this named child. */
  @SuppressWarnings("unchecked")
  private static KStream<String, ConfusionDelta> deltas(KStream<?, ?> judged) {
    return (KStream<String, ConfusionDelta>) judged;
  }

  private KStream<String, ScoreDelta> scores(KStream<String, ScoreDelta> counted) {
    return counted.repartition(
        Repartitioned.with(Serdes.String(), ScoreDelta.serde())
            .withStreamPartitioner(ScoringIdentity.partitioner())
            .withName(TopologyNames.SCORE_REPARTITION));
  }

  private Serde<AccuracyWindow> fitting(Serde<AccuracyWindow> serde) {
    return Serdes.serdeFrom(
        new BoundedWindowSerializer(serde.serializer(), context.shape().limits().accuracy()),
        serde.deserializer());
  }

  private <T> Serde<T> retrying(Serde<T> serde) {
    return Serdes.serdeFrom(
        new RetryingSerializer<>(serde.serializer(), context.retry()), serde.deserializer());
  }
}
