package dev.weir.wnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.image.GreyImages;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WnnClassifierTest {

  private static final int CASES = 300;
  private static final int QUERIES = 5;

  @Test
  void shouldAgreeWithTheDefinition() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    System.out.println("WnnClassifierTest: -Dweir.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      // Given
      GreyImages training = images(random);
      int window = 2 * random.nextInt(12) + 1;
      int power = 1 + random.nextInt(4);
      WnnScorer scorer = new WnnClassifier(training, window, power).newScorer();
      for (int q = 0; q < QUERIES; q++) {
        byte[] query = query(random, training);

        // When
        long[] distances = new long[training.classes()];
        scorer.distances(query, distances);
        int predicted = scorer.predict(query);

        // Then
        String what =
            "seed %d, case %d: %d x %d, window %d, p %d"
                .formatted(seed, i, training.width(), training.height(), window, power);
        assertThat(distances)
            .as(what)
            .isEqualTo(NaiveWnn.distances(training, query, window, power));
        assertThat(predicted).as(what).isEqualTo(NaiveWnn.predict(training, query, window, power));
      }
    }
  }

  @Test
  void shouldGiveTheSameInPlainJavaAndInSimd() {
    // Given
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      GreyImages training = images(random);
      WindowGrid grid =
          WindowGrid.of(training.width(), training.height(), 2 * random.nextInt(9) + 1);
      Coarseness coarseness = Coarseness.of(grid);
      byte[] query = query(random, training);

      // When / Then
      for (int power = 1; power <= 2; power++) {
        assertThat(sum(new SimdIntMinima(grid, power), training, query))
            .isEqualTo(sum(new PlainMinima(grid, power, 0), training, query));
      }
      assertThat(sum(new SimdShortMinima(grid, coarseness.shift()), training, query))
          .isEqualTo(sum(new PlainMinima(grid, 2, coarseness.shift()), training, query));
    }
  }

  @Test
  void shouldRefuseWhatItCannotUse() {
    GreyImages images = new GreyImages(2, 2, new byte[8], new int[] {0, 1}, 2);
    assertThatThrownBy(() -> new WnnClassifier(images, 4, 2)).hasMessageContaining("not 4");
    assertThatThrownBy(() -> new WnnClassifier(images, 3, 0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> new WnnClassifier(images, 3, 9))
        .hasMessageContaining("p = 9 is too large");
    GreyImages withoutOne = new GreyImages(2, 2, new byte[8], new int[] {0, 2}, 3);
    assertThatThrownBy(() -> new WnnClassifier(withoutOne, 3, 2))
        .hasMessageContaining("class 1 has no training image");
  }

  private static long sum(WindowMinima minima, GreyImages training, byte[] query) {
    minima.begin(query);
    new TrainingBlocks(training).of(0).forEach(minima::meet);
    return minima.sum();
  }

  /** Few grey values make ties; ink reaches the frame. */
  private static GreyImages images(Random random) {
    int width = 1 + random.nextInt(12);
    int height = 1 + random.nextInt(12);
    int classes = 2 + random.nextInt(3);
    int[] labels = new int[classes + random.nextInt(20)];
    byte[] pixels = new byte[labels.length * width * height];
    int greys = random.nextBoolean() ? 2 : 256;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i < classes ? i : random.nextInt(classes);
    }
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (random.nextInt(greys) * (greys == 2 ? 255 : 1));
    }
    return new GreyImages(width, height, pixels, labels, classes);
  }

  private static byte[] query(Random random, GreyImages training) {
    byte[] query = training.image(random.nextInt(training.size()));
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      query[random.nextInt(query.length)] = (byte) random.nextInt(256);
    }
    return query;
  }
}
