package dev.weir.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Builds a {@link Prediction}. */
public final class PredictionBuilder {
  private final Prediction made = new Prediction();

  PredictionBuilder() {}

  /** The predicted record's id, source and event time. */
  public PredictionBuilder record(String id, String source, Instant eventTime) {
    made.recordId = Objects.requireNonNull(id, "id");
    made.source = Objects.requireNonNull(source, "source");
    made.eventTime = eventTime.toEpochMilli();
    return this;
  }

  /** The model and its role. */
  public PredictionBuilder model(String name, String version, String role) {
    made.model = Objects.requireNonNull(name, "name");
    made.version = Objects.requireNonNull(version, "version");
    made.role = Objects.requireNonNull(role, "role");
    return this;
  }

  /** The artifact's digest: 64 lower-case hexadecimal digits. */
  public PredictionBuilder sha256(String digest) {
    made.sha256 = Objects.requireNonNull(digest, "digest");
    return this;
  }

  /** The route and the timeline revision that chose the version. */
  public PredictionBuilder route(String name, long timelineRevision) {
    made.route = Objects.requireNonNull(name, "name");
    made.timelineRevision = timelineRevision;
    return this;
  }

  /** The predicted class and its margin. */
  public PredictionBuilder label(String label, double margin) {
    made.label = Objects.requireNonNull(label, "label");
    made.margin = margin;
    return this;
  }

  /**
   * The scores.
   *
   * @param classes the model's distinct classes; the list is shared and must not change
   * @param scores one score per class; copied
   */
  public PredictionBuilder scores(List<String> classes, double[] scores) {
    if (classes.size() != scores.length) {
      throw new IllegalArgumentException(
          classes.size() + " classes but " + scores.length + " scores");
    }
    made.scores = new ScoreMap(classes, scores.clone());
    return this;
  }

  /** When the prediction was made. */
  public PredictionBuilder processingTime(Instant time) {
    made.processingTime = time.toEpochMilli();
    return this;
  }

  /** The prediction; the builder must not be used afterwards. */
  public Prediction build() {
    return made;
  }
}
