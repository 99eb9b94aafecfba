package dev.weir.benchmarks;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import java.util.List;
import java.util.TreeMap;

/**
 * A model that takes no time and scores each class with its index, independent of the signal.
 *
 * @param length samples per signal
 */
record NoClassifier(int length, List<String> classes) implements SignalModel {
  NoClassifier {
    classes = List.copyOf(classes);
  }

  @Override
  public String kind() {
    return "none";
  }

  @Override
  public InputShape inputShape() {
    return new InputShape.Signal(1, length);
  }

  @Override
  public NoClassifier withProvenance(Provenance other) {
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
    return (signal, scores) -> {
      for (int i = 0; i < scores.length; i++) {
        scores[i] = i;
      }
    };
  }
}
