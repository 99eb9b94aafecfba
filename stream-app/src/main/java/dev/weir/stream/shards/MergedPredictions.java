package dev.weir.stream.shards;

import dev.weir.classifiers.wnn.PartialDistances;
import dev.weir.classifiers.wnn.ShardedWnn;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Prediction;
import dev.weir.stream.classify.ClassifyContext;
import dev.weir.stream.classify.PredictionFactory;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.models.Challenger;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.ModelSelection;
import dev.weir.stream.names.ModelVersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes predictions of the answers of all parts.
 *
 * @param settings of the processors
 * @param versions finds what merges a version's distances
 */
record MergedPredictions(ClassifyContext settings, VersionLookup versions) {
  /**
   * The predictions of a record, the champion's first.
   *
   * @param now processing time, milliseconds since the epoch
   * @throws RejectedException if the champion cannot score it
   */
  List<Prediction> of(InFlight record, long now) throws RejectedException {
    List<AskedVersion> asked = record.image().versions();
    List<Prediction> predictions = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      AskedVersion version = asked.get(i);
      List<ShardResult> results = record.results(i);
      if (version.champion()) {
        predictions.add(champion(version, record.image(), results, now));
      } else {
        challenger(version, record.image(), results, now).ifPresent(predictions::add);
      }
    }
    return predictions;
  }

  private Prediction champion(
      AskedVersion version, WaitingImage image, List<ShardResult> results, long now)
      throws RejectedException {
    for (ShardResult result : results) {
      switch (result) {
        case ShardResult.Scored scored -> {}
        case ShardResult.Failed(String where) ->
            throw noModel("model %s threw %s".formatted(version.id(), where));
        case ShardResult.Retired retired -> throw retired(version);
        case ShardResult.NotLoaded notLoaded -> throw retired(version);
      }
    }
    LoadedModel model =
        versions.await(version, Optional::of, "the outline").orElseThrow(() -> retired(version));
    return prediction(model, image, results, Prediction.CHAMPION, now);
  }

  private static RejectedException retired(AskedVersion version) {
    return noModel(
        "model %s left its timeline while the record was in flight; replay it"
            .formatted(version.id()));
  }

  private static RejectedException noModel(String detail) {
    return new RejectedException(DeadLetterReason.NO_MODEL, detail);
  }

  private Optional<Prediction> challenger(
      AskedVersion version, WaitingImage image, List<ShardResult> results, long now) {
    Optional<Challenger> health = health(version.id(), image);
    long nanos = 0;
    for (ShardResult result : results) {
      if (result instanceof ShardResult.Failed(String where)) {
        health.ifPresent(it -> it.health().recordException(new IllegalStateException(where)));
      }
      if (!(result instanceof ShardResult.Scored(long time, PartialDistances _))) {
        return Optional.empty();
      }
      nanos = Math.max(nanos, time);
    }
    long longest = nanos;
    health.ifPresent(it -> it.health().recordPrediction(longest));
    return versions
        .find(version)
        .map(model -> prediction(model, image, results, Prediction.CHALLENGER, now));
  }

  private Optional<Challenger> health(ModelVersionId version, WaitingImage image) {
    return settings.live().get().choose(image.route(), image.eventTimeMillis())
            instanceof ModelSelection.Selected choice
        ? choice.challengers().stream()
            .filter(challenger -> challenger.model().id().equals(version))
            .findFirst()
        : Optional.empty();
  }

  private Prediction prediction(
      LoadedModel model, WaitingImage image, List<ShardResult> results, String role, long now) {
    double[] scores = new double[model.model().classes().size()];
    ((ShardedWnn) model.model())
        .merge(
            results.stream().map(result -> ((ShardResult.Scored) result).distances()).toList(),
            scores);
    return new PredictionFactory(model, settings.outputs().predictionRoom())
        .of(image, scores, role, image.revision(), Instant.ofEpochMilli(now));
  }
}
