package dev.weir.stream;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import java.util.List;
import java.util.TreeMap;

/** A {@link FakeModel} over all values of several channels. */
record ChannelModel(int channels, int length) implements SignalModel {
  @Override
  public String kind() {
    return "fake-channels";
  }

  @Override
  public List<String> classes() {
    return FakeModel.CLASSES;
  }

  @Override
  public InputShape inputShape() {
    return new InputShape.Signal(channels, length);
  }

  @Override
  public ChannelModel withProvenance(Provenance other) {
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
    return new FakeModel(0, channels * length).newScorer();
  }
}
