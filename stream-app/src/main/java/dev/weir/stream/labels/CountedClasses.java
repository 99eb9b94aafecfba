package dev.weir.stream.labels;

import dev.weir.schemas.Labels;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.VersionId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * As which class a label counts: as itself where it is a class of the model, else as {@link
 * Labels#OTHER}. So a window has at most one row more than its model has classes, whatever
 * producers send as labels.
 *
 * <p>Of a version that is in no timeline any more the classes are not known: there a label counts
 * as itself only where the prediction was right.
 */
final class CountedClasses {
  private final AtomicReference<LiveModels> live;

  CountedClasses(AtomicReference<LiveModels> live) {
    this.live = live;
  }

  /** The class as which a label counts for one prediction. */
  String of(String label, MadePrediction made) {
    return isClass(label, made) ? label : Labels.OTHER;
  }

  /** What is kept of a label: itself, if it is a class for any of the predictions. */
  String kept(String label, List<MadePrediction> predictions) {
    for (MadePrediction made : predictions) {
      if (isClass(label, made)) {
        return label;
      }
    }
    return Labels.OTHER;
  }

  /**
   * The class as which the truth so far was counted, of each prediction; empty where there is none.
   * It is kept with the truth, as which versions are known may have changed since. What an earlier
   * version of the program kept is judged by those that are known now; one that is a class for none
   * of the predictions was counted as itself.
   */
  List<String> before(OpenPrediction prediction) {
    String kept = prediction.truth();
    List<MadePrediction> predictions = prediction.predictions();
    if (kept == null || !prediction.counted().isEmpty()) {
      return prediction.counted();
    }
    boolean isOther = kept(kept, predictions).equals(Labels.OTHER);
    return predictions.stream().map(made -> isOther ? kept : of(kept, made)).toList();
  }

  private boolean isClass(String label, MadePrediction made) {
    Set<String> classes = live.get().classes().get(new VersionId(made.model(), made.version()));
    return classes == null ? label.equals(made.label()) : classes.contains(label);
  }
}
