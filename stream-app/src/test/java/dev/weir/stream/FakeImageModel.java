package dev.weir.stream;

import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.UnusableInputException;
import java.util.List;
import java.util.TreeMap;

/** Predicts "bright" if the mean pixel of a 3 x 2 image is above a threshold, otherwise "dark". */
record FakeImageModel(double threshold) implements ImageModel {
  @Override
  public String kind() {
    return "fake";
  }

  @Override
  public List<String> classes() {
    return List.of("dark", "bright");
  }

  @Override
  public InputShape.Image inputShape() {
    return new InputShape.Image(3, 2);
  }

  @Override
  public FakeImageModel withProvenance(Provenance other) {
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
  public ImageScorer newScorer() {
    return this::score;
  }

  private void score(int width, int height, byte[] pixels, double[] scores) {
    if (width != 3 || height != 2) {
      throw new UnusableInputException(
          UnusableInputException.Reason.WRONG_LENGTH, width + " x " + height);
    }
    double sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 0xff;
    }
    scores[1] = sum / pixels.length - threshold;
    scores[0] = -scores[1];
  }
}
