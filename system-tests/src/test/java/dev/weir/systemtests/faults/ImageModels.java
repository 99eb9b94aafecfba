package dev.weir.systemtests.faults;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Windowed nearest neighbour over synthetic images with ink on one half, and such images. */
final class ImageModels {
  static final int SIDE = 64;
  static final List<String> CLASSES = List.of("left", "right");

  private static final int WINDOW = 11;

  private ImageModels() {}

  /** A model of this many images, equally many of each class. */
  static WnnModel drawn(long seed, int images) {
    Random random = new Random(seed);
    TrainingSet training = new TrainingSet(SIDE, SIDE, CLASSES.size(), false);
    for (int i = 0; i < images; i++) {
      training.add(i % 2, pixels(random, i % 2 == 1), 0);
    }
    return new WnnModel(
        CLASSES,
        new InputShape.Image(SIDE, SIDE),
        ImagePreprocessing.of(List.of()),
        new Provenance(new TreeMap<>()),
        new WnnClassifier(training, WnnParameters.of(WINDOW)));
  }

  /** An image with its ink right or left. */
  static byte[] pixels(Random random, boolean right) {
    byte[] pixels = new byte[SIDE * SIDE];
    random.nextBytes(pixels);
    for (int k = 0; k < pixels.length; k++) {
      boolean ink = (k % SIDE >= SIDE / 2) == right;
      pixels[k] = (byte) (ink ? 160 + (pixels[k] & 0x3f) : pixels[k] & 0x1f);
    }
    return pixels;
  }
}
