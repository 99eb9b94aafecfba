package dev.weir.stream;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A model of one channel of 4 values with scores defined by the test. */
public final class ScriptedModel implements SignalModel {
  private final Supplier<SignalScorer> scorers;

  ScriptedModel(SignalScorer scorer) {
    this(() -> scorer);
  }

  public ScriptedModel(Supplier<SignalScorer> scorers) {
    this.scorers = scorers;
  }

  @Override
  public String kind() {
    return "scripted";
  }

  @Override
  public List<String> classes() {
    return FakeModel.CLASSES;
  }

  @Override
  public InputShape inputShape() {
    return new InputShape.Signal(1, 4);
  }

  @Override
  public ScriptedModel withProvenance(Provenance other) {
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
    return scorers.get();
  }
}
