package dev.weir.trainer.training;

import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.classifiers.signal.SignalRange;
import java.util.Optional;

/**
 * Detects test signals that a model cannot distinguish because of their unit or offset. Kernels
 * compute in float, in which 1e-50 is 0 and 1e9 + 1 is 1e9, so this happens if the preprocessing
 * removes neither.
 */
public final class TestUnit {
  private TestUnit() {}

  /** A warning about the accuracy, if any. */
  public static Optional<String> warning(SignalModel model, LabelledSignals tests) {
    return lost(model, tests)
        .map(
            lost ->
                "%s: the model cannot distinguish them. Are they in the unit of its training signals? A model trained with --preprocess znorm accepts any unit"
                    .formatted(lost.replaceFirst("of the signals", "of the test signals")));
  }

  /** As above, unless the training signals have this problem too, which training reports. */
  static Optional<String> warning(SignalModel model, LabelledSignals train, LabelledSignals tests) {
    return warning(model, tests).filter(it -> lost(model, train).isEmpty());
  }

  private static Optional<String> lost(SignalModel model, LabelledSignals signals) {
    return SignalRange.of(signals, Preprocessing.of(model.preprocessing())).lost();
  }
}
