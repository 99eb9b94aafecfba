package dev.weir.trainer.contract;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.SyntheticExamples;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.SignalDataSet;
import java.util.List;
import java.util.stream.IntStream;

/** Made-up data sets, the same on every platform. */
final class MadeUpData {

  private static final int TRAIN = 48;
  private static final int TEST = 24;
  private static final int TRAIN_IMAGES = 24;
  private static final int TEST_IMAGES = 12;

  private MadeUpData() {}

  static SignalDataSet signals(int classes, int channels, int length) {
    return new SignalDataSet(
        signals(0, TRAIN, classes, channels, length),
        signals(TRAIN, TEST, classes, channels, length),
        "made-up");
  }

  private static LabelledSignals signals(
      int first, int count, int classes, int channels, int length) {
    return new LabelledSignals(
        IntStream.range(first, first + count)
            .mapToObj(i -> SyntheticExamples.signal(i, classes, channels, length))
            .toArray(double[][]::new),
        channels,
        labels(first, count, classes),
        names(classes));
  }

  static ImageDataSet images(int classes, int width, int height) {
    return new ImageDataSet(
        images(0, TRAIN_IMAGES, classes, width, height),
        images(TRAIN_IMAGES, TEST_IMAGES, classes, width, height),
        "made-up");
  }

  private static GreyImages images(int first, int count, int classes, int width, int height) {
    byte[] pixels = new byte[count * width * height];
    for (int i = 0; i < count; i++) {
      byte[] image = SyntheticExamples.image(first + i, classes, width, height);
      System.arraycopy(image, 0, pixels, i * image.length, image.length);
    }
    return new GreyImages(width, height, pixels, labels(first, count, classes), names(classes));
  }

  private static int[] labels(int first, int count, int classes) {
    return IntStream.range(first, first + count)
        .map(i -> SyntheticExamples.label(i, classes))
        .toArray();
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
  }
}
