package dev.weir.classifiers.wnn.naive;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random images with few grey values, so that there are ties; ink reaches the frame. */
public final class SmallImages {

  private SmallImages() {}

  public static GreyImages of(Random random) {
    int classes = 2 + random.nextInt(3);
    int most = random.nextInt(12) == 0 ? 3 * TrainingBlocks.LANES : 20;
    int size = classes + random.nextInt(most);
    return of(random, 1 + random.nextInt(12), 1 + random.nextInt(12), classes, size);
  }

  /** Images of one size; each class has one. */
  public static GreyImages of(Random random, int width, int height, int classes, int size) {
    int greys = random.nextBoolean() ? 2 : 256;
    int[] labels = new int[size];
    byte[] pixels = new byte[size * width * height];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i < classes ? i : random.nextInt(classes);
    }
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (random.nextInt(greys) * (greys == 2 ? 255 : 1));
    }
    return new GreyImages(width, height, pixels, labels, classes);
  }

  /** A training image with a few changes. */
  public static byte[] query(Random random, GreyImages training) {
    byte[] query = training.image(random.nextInt(training.size()));
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      query[random.nextInt(query.length)] = (byte) random.nextInt(256);
    }
    return query;
  }

  public static List<Integer> shuffled(Random random, int count) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(all, random);
    return all;
  }

  /** One window, a few, nearly all, or all. */
  public static WindowSelection selection(Random random, int area) {
    int kept = 1 + random.nextInt(random.nextBoolean() ? Math.min(area, 5) : area);
    List<Integer> all = SmallImages.shuffled(random, area);
    return WindowSelection.of(
        area, all.subList(0, kept).stream().mapToInt(Integer::intValue).toArray());
  }
}
