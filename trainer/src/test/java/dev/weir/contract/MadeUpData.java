package dev.weir.contract;

import dev.weir.data.SplitImages;
import dev.weir.data.SplitSignals;
import dev.weir.image.GreyImages;
import dev.weir.signal.LabelledSignals;
import dev.weir.testing.MadeUp;
import java.util.List;
import java.util.stream.IntStream;

/** Made-up data sets, the same on every platform. */
final class MadeUpData {

  private static final int TRAIN = 48;
  private static final int TEST = 24;
  private static final int TRAIN_IMAGES = 24;
  private static final int TEST_IMAGES = 12;

  private MadeUpData() {}

  static SplitSignals signals(int classes, int channels, int length) {
    return new SplitSignals(
        signals(0, TRAIN, classes, channels, length),
        signals(TRAIN, TEST, classes, channels, length),
        "made-up");
  }

  private static LabelledSignals signals(
      int first, int count, int classes, int channels, int length) {
    return new LabelledSignals(
        IntStream.range(first, first + count)
            .mapToObj(i -> MadeUp.signal(i, classes, channels, length))
            .toArray(double[][]::new),
        channels,
        labels(first, count, classes),
        names(classes));
  }

  static SplitImages images(int classes, int width, int height) {
    return new SplitImages(
        images(0, TRAIN_IMAGES, classes, width, height),
        images(TRAIN_IMAGES, TEST_IMAGES, classes, width, height),
        "made-up");
  }

  private static GreyImages images(int first, int count, int classes, int width, int height) {
    byte[] pixels = new byte[count * width * height];
    for (int i = 0; i < count; i++) {
      byte[] image = MadeUp.image(first + i, classes, width, height);
      System.arraycopy(image, 0, pixels, i * image.length, image.length);
    }
    return new GreyImages(width, height, pixels, labels(first, count, classes), names(classes));
  }

  private static int[] labels(int first, int count, int classes) {
    return IntStream.range(first, first + count).map(i -> MadeUp.label(i, classes)).toArray();
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
  }
}
