package dev.weir.stream;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.model.UnusableInputException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Predicts "high" if the mean is above a threshold, otherwise "low". */
public record FakeModel(double threshold, int length) implements SignalModel {
  public static final List<String> CLASSES = List.of("low", "high");

  @Override
  public String kind() {
    return "fake";
  }

  @Override
  public List<String> classes() {
    return CLASSES;
  }

  @Override
  public InputShape inputShape() {
    return new InputShape.Signal(1, length);
  }

  @Override
  public FakeModel withProvenance(Provenance other) {
    return this; // its scores do not depend on it
  }

  @Override
  public Provenance provenance() {
    return new Provenance(new TreeMap<>());
  }

  @Override
  public List<String> preprocessing() {
    return List.of();
  }

  @Override
  public SignalScorer newScorer() {
    return this::score;
  }

  private void score(double[] values, double[] scores) {
    if (values.length != length) {
      throw new UnusableInputException(
          UnusableInputException.Reason.WRONG_LENGTH, values.length + " values, not " + length);
    }
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new UnusableInputException(
            UnusableInputException.Reason.NOT_FINITE, "value " + i + " is not finite");
      }
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    scores[0] = threshold - mean;
    scores[1] = mean - threshold;
  }
}
