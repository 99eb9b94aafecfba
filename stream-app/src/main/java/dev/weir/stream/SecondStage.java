package dev.weir.stream;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DriftEvent;
import dev.weir.schemas.Topic;
import dev.weir.stream.accuracy.AccuracyProcessor;
import dev.weir.stream.accuracy.ConfusionDelta;
import dev.weir.stream.accuracy.FittingWindows;
import dev.weir.stream.accuracy.VersionKey;
import dev.weir.stream.config.MonitoringKeys;
import dev.weir.stream.decode.RetryingSerializer;
import dev.weir.stream.drift.DriftSettings;
import dev.weir.stream.drift.ErrorWatch;
import dev.weir.stream.drift.ScoreDelta;
import dev.weir.stream.drift.ScoreWatch;
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
record SecondStage(TopologyContext context) {
  /** Appends this stage to the first. */
  void build(FirstStage.Out first) {
    drift(accuracy(first.deltas()), scores(first.scores()));
  }

  private KStream<String, AccuracyWindow> accuracy(KStream<Object, Object> judged) {
    KStream<String, AccuracyWindow> windows =
        deltas(judged)
            .repartition(
                Repartitioned.with(Serdes.String(), ConfusionDelta.serde())
                    .withStreamPartitioner(VersionKey.partitioner())
                    .withName(Flow.REPARTITION))
            .process(
                () ->
                    new AccuracyProcessor(
                        context.config().get(MonitoringKeys.ACCURACY_EMIT_INTERVAL),
                        context.config().get(MonitoringKeys.ACCURACY_RETENTION)),
                Named.as(Flow.ACCURACY),
                Flow.ACCURACY_WINDOWS);
    windows.to(
        context.name(Topic.ACCURACY),
        Produced.with(Serdes.String(), fitting(retrying(context.serdes().accuracy())))
            .withName(Flow.ACCURACY_SINK));
    return windows;
  }

  private void drift(KStream<String, AccuracyWindow> windows, KStream<String, ScoreDelta> scores) {
    DriftSettings settings = context.config().drift();
    KStream<String, DriftEvent> errors =
        windows.process(
            () -> new ErrorWatch(settings, context.metrics().drift()),
            Named.as(Flow.ERROR_WATCH),
            Flow.ACCURACY_WINDOWS,
            Flow.DRIFT_ERRORS);
    scores
        .process(
            () -> new ScoreWatch(settings, context.metrics().drift()),
            Named.as(Flow.SCORE_WATCH),
            Flow.DRIFT_SCORES)
        .merge(errors, Named.as(Flow.DRIFT))
        .to(
            context.name(Topic.DRIFT_EVENTS),
            Produced.with(Serdes.String(), retrying(context.serdes().drift()))
                .withName(Flow.DRIFT_SINK));
  }

  /** The processors of the first stage send only deltas to this named child. */
  @SuppressWarnings("unchecked")
  private static KStream<String, ConfusionDelta> deltas(KStream<?, ?> judged) {
    return (KStream<String, ConfusionDelta>) judged;
  }

  private KStream<String, ScoreDelta> scores(KStream<String, ScoreDelta> counted) {
    return counted.repartition(
        Repartitioned.with(Serdes.String(), ScoreDelta.serde())
            .withStreamPartitioner(VersionKey.partitioner())
            .withName(Flow.SCORE_REPARTITION));
  }

  private Serde<AccuracyWindow> fitting(Serde<AccuracyWindow> serde) {
    return Serdes.serdeFrom(
        new FittingWindows(serde.serializer(), context.shape().limits().accuracy()),
        serde.deserializer());
  }

  private <T> Serde<T> retrying(Serde<T> serde) {
    return Serdes.serdeFrom(
        new RetryingSerializer<>(serde.serializer(), context.retry()), serde.deserializer());
  }
}
