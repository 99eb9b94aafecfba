package dev.weir.stream;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.schemas.ImageRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Synthetic images of two classes, and models of them. */
public final class TestImages {
  private TestImages() {}

  /** WNN over 20 images of 8 x 8: class "left" has ink on the left half, "right" on the right. */
  static WnnModel model(long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[20 * 64];
    int[] labels = new int[20];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2;
      System.arraycopy(pixels(random, 8, i % 2 == 1), 0, pixels, i * 64, 64);
    }
    return model(
        new WnnClassifier(new GreyImages(8, 8, pixels, labels, 2), WnnParameters.of(5)),
        8,
        List.of());
  }

  /** WNN over random images, equally many of each class. */
  public static WnnModel random(long seed, int images, int side, int classes, int window) {
    Random random = new Random(seed);
    TrainingSet training = new TrainingSet(side, side, classes, false);
    byte[] pixels = new byte[side * side];
    for (int i = 0; i < images; i++) {
      random.nextBytes(pixels);
      training.add(i % classes, pixels, 0);
    }
    List<String> names = NumberedClasses.of(classes);
    return new WnnModel(
        names,
        new InputShape.Image(side, side),
        ImagePreprocessing.of(List.of()),
        new Provenance(new TreeMap<>()),
        new WnnClassifier(training, WnnParameters.of(window)));
  }

  /**
   * The same classifier for records of another size, which the steps resize to its images' size.
   */
  static WnnModel model(WnnClassifier classifier, int side, List<String> steps) {
    return new WnnModel(
        List.of("left", "right"),
        new InputShape.Image(side, side),
        ImagePreprocessing.of(steps),
        new Provenance(new TreeMap<>()),
        classifier);
  }

  /** A square image with ink on one half. */
  static byte[] pixels(Random random, int side, boolean right) {
    byte[] pixels = new byte[side * side];
    for (int k = 0; k < pixels.length; k++) {
      boolean ink = (k % side >= side / 2) == right;
      pixels[k] = (byte) (ink ? 180 + random.nextInt(70) : random.nextInt(40));
    }
    return pixels;
  }

  static ImageRecord record(String source, int id, Instant time, int side) {
    byte[] pixels = pixels(new Random(id), side, id % 2 == 1);
    return new ImageRecord("i" + id, source, time, side, side, ByteBuffer.wrap(pixels), null);
  }
}
