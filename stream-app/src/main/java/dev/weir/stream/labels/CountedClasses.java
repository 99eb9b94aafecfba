package dev.weir.stream.labels;

import dev.weir.schemas.Labels;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.names.ModelVersionId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The class that a label counts as: itself if it is a class of the model, otherwise {@link
 * Labels#OTHER}. A window therefore has at most one row more than its model has classes, whatever
 * labels producers send.
 *
 * <p>The classes of a version that is no longer in any timeline are unknown: then a label counts as
 * itself only if the prediction was right.
 *
 * @param live the live models, with the classes of the known versions
 */
record CountedClasses(AtomicReference<LiveModels> live) {
  /** The class that a label counts as for one prediction. */
  String of(String label, StoredPrediction made) {
    return isClass(label, made) ? label : Labels.OTHER;
  }

  /** The label to store: itself if it is a class for any of the predictions. */
  String kept(String label, List<StoredPrediction> predictions) {
    for (StoredPrediction made : predictions) {
      if (isClass(label, made)) {
        return label;
      }
    }
    return Labels.OTHER;
  }

  /**
   * The class counted for the current truth, of each prediction; empty if there is no truth. It is
   * stored with the truth, as the known versions may have changed since. Truths stored by earlier
   * versions of the program are judged by the versions known now; one that is a class for none of
   * the predictions was counted as itself.
   */
  List<String> before(PendingPrediction prediction) {
    String kept = prediction.truth();
    List<StoredPrediction> predictions = prediction.predictions();
    if (kept == null || !prediction.counted().isEmpty()) {
      return prediction.counted();
    }
    boolean isOther = kept(kept, predictions).equals(Labels.OTHER);
    return predictions.stream().map(made -> isOther ? kept : of(kept, made)).toList();
  }

  private boolean isClass(String label, StoredPrediction made) {
    Set<String> classes =
        live.get().classes().get(new ModelVersionId(made.model(), made.version()));
    return classes == null ? label.equals(made.label()) : classes.contains(label);
  }
}
