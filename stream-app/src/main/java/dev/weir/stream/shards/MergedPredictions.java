package dev.weir.stream.shards;

import dev.weir.classifiers.wnn.shard.PartialDistances;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Prediction;
import dev.weir.stream.classify.ClassifyContext;
import dev.weir.stream.classify.PredictionFactory;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.models.Challenger;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.ModelSelection;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.stream.names.UnmergedReason;
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
        case ShardResult.Failed(String where) -> throw failed(version, image, where);
        case ShardResult.Retired retired -> throw retired(version, image);
        case ShardResult.NotLoaded notLoaded -> throw retired(version, image);
        case ShardResult.TooLarge tooLarge -> throw tooLarge(version, image, tooLarge);
      }
    }
    LoadedModel model =
        versions
            .await(version, Optional::of, "the outline")
            .orElseThrow(() -> retired(version, image));
    try {
      return prediction(model, image, results, Prediction.CHAMPION, now);
    } catch (IllegalArgumentException e) {
      settings.metrics().championFailed(version.id());
      throw failed(version, image, e.getMessage());
    }
  }

  private RejectedException failed(AskedVersion version, WaitingImage image, String where) {
    return unmerged(
        image,
        UnmergedReason.FAILED,
        DeadLetterReason.NO_MODEL,
        "model %s threw %s".formatted(version.id(), where));
  }

  private RejectedException retired(AskedVersion version, WaitingImage image) {
    return unmerged(
        image,
        UnmergedReason.RETIRED,
        DeadLetterReason.NO_MODEL,
        "model %s left its timeline while the record was in flight; replay it"
            .formatted(version.id()));
  }

  private RejectedException tooLarge(
      AskedVersion version, WaitingImage image, ShardResult.TooLarge result) {
    return unmerged(
        image,
        UnmergedReason.TOO_LARGE,
        DeadLetterReason.TOO_LARGE,
        "the distances of a shard of model %s take %,d bytes; internal topics have room for %,d (max.message.bytes)"
            .formatted(version.id(), result.bytes(), result.room()));
  }

  /** Counts a record that becomes a dead letter. */
  RejectedException unmerged(
      WaitingImage image, UnmergedReason why, DeadLetterReason reason, String detail) {
    settings.metrics().shards().unmerged(image.route(), why);
    return new RejectedException(reason, detail);
  }

  private Optional<Prediction> challenger(
      AskedVersion version, WaitingImage image, List<ShardResult> results, long now) {
    Optional<Challenger> health = health(version.id(), image);
    long nanos = 0;
    for (ShardResult result : results) {
      if (result instanceof ShardResult.Failed(String where)) {
        health.ifPresent(it -> it.health().recordException(new IllegalStateException(where)));
      } else if (result instanceof ShardResult.TooLarge) {
        health.ifPresent(it -> it.health().recordUnusableInput());
      }
      if (!(result instanceof ShardResult.Scored(long time, PartialDistances _))) {
        return Optional.empty();
      }
      nanos = Math.max(nanos, time);
    }
    long longest = nanos;
    try {
      Optional<Prediction> made =
          versions
              .find(version)
              .map(model -> prediction(model, image, results, Prediction.CHALLENGER, now));
      health.ifPresent(it -> it.health().recordPrediction(longest));
      return made;
    } catch (IllegalArgumentException e) {
      health.ifPresent(it -> it.health().recordException(e));
      return Optional.empty();
    }
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
