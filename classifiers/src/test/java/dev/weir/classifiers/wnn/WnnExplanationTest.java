package dev.weir.classifiers.wnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.wnn.WnnExplanation.NearestCount;
import dev.weir.classifiers.wnn.WnnExplanation.ShiftedImage;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WnnExplanationTest {

  private static final int WIDTH = 7;
  private static final int HEIGHT = 6;

  private static GreyImages images(int size, int classes, Random random) {
    byte[] pixels = new byte[size * WIDTH * HEIGHT];
    random.nextBytes(pixels);
    int[] labels = IntStream.range(0, size).map(i -> i % classes).toArray();
    return new GreyImages(WIDTH, HEIGHT, pixels, labels, classes);
  }

  @Test
  @PropertyTest
  void shouldAddUpToTheScorersDistancesExactly() {
    Random random = Seeds.random();
    double[] powers = {1, 2, 2, 3, 1.5};
    for (int i = 0; i < 60; i++) {
      // Given
      GreyImages training = images(12, 3, random);
      WnnParameters parameters =
          new WnnParameters(
              2 * random.nextInt(8) + 1,
              powers[random.nextInt(powers.length)],
              1 + random.nextInt(3),
              Extension.parse(List.of("set0", "set0", "set1", "set2").get(random.nextInt(4))));
      WnnClassifier classifier = new WnnClassifier(training, parameters);
      byte[] query = images(1, 1, random).image(0);
      long[] distances = new long[3];
      classifier.newScorer().distances(query, distances);

      // When
      WnnExplanation why = WnnExplanation.of(classifier, query);

      // Then
      long evidence = 0;
      for (int w = 0; w < WIDTH * HEIGHT; w++) {
        evidence += why.evidence(0, 1, w);
      }
      assertThat(evidence).as(parameters.toString()).isEqualTo(distances[1] - distances[0]);
      for (int c = 0; c < 3; c++) {
        assertThat(why.distance(c)).as(parameters.toString()).isEqualTo(distances[c]);
      }
    }
  }

  @Test
  @PropertyTest
  void shouldNameTheFirstOfTheNearestTrainingImagesOfEachWindow() {
    Random random = Seeds.random();
    for (int i = 0; i < 20; i++) {
      // Given
      GreyImages training = images(8, 2, random);
      WnnClassifier classifier = new WnnClassifier(training, WnnParameters.of(3));
      byte[] query = images(1, 1, random).image(0);

      // When
      WnnExplanation why = WnnExplanation.of(classifier, query);

      // Then
      for (int w = 0; w < WIDTH * HEIGHT; w++) {
        int place = -1;
        long least = Long.MAX_VALUE;
        for (int each = 0; each < 4; each++) {
          long distance = distance(classifier.training().image(1, each), query, w);
          place = distance < least ? each : place;
          least = Math.min(least, distance);
        }
        assertThat(why.choice(1, w)).isEqualTo(new ShiftedImage(place, 0, 0));
        assertThat(why.distance(1, w)).isEqualTo(least);
      }
    }
  }

  private static long distance(byte[] image, byte[] query, int window) {
    long sum = 0;
    for (int y = window / WIDTH - 1; y <= window / WIDTH + 1; y++) {
      for (int x = window % WIDTH - 1; x <= window % WIDTH + 1; x++) {
        if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
          int difference = (image[y * WIDTH + x] & 0xff) - (query[y * WIDTH + x] & 0xff);
          sum += (long) difference * difference;
        }
      }
    }
    return sum;
  }

  @Test
  void shouldFindTheShiftThatMakesAnImageTheSame() {
    // Given a training image, and the same one shifted by a pixel to the right and down
    Random random = new Random(2);
    GreyImages training = images(4, 2, random);
    byte[] first = training.image(0);
    byte[] query = new byte[first.length];
    for (int at = 0; at < query.length; at++) {
      int x = at % WIDTH - 1;
      int y = at / WIDTH - 1;
      query[at] = x < 0 || y < 0 ? 0 : first[y * WIDTH + x];
    }
    WnnClassifier classifier = new WnnClassifier(training, WnnParameters.of(3).withShifts(1));

    // When
    WnnExplanation why = WnnExplanation.of(classifier, query);

    // Then
    assertThat(why.distance(0)).isZero();
    assertThat(why.chosen(0, window -> true).getFirst())
        .isEqualTo(new NearestCount(new ShiftedImage(0, 1, 1), WIDTH * HEIGHT));
  }

  @Test
  void shouldRefuseAnImageOfAnotherSize() {
    WnnClassifier classifier = new WnnClassifier(images(4, 2, new Random(1)), WnnParameters.of(3));
    assertThatThrownBy(() -> WnnExplanation.of(classifier, new byte[10]))
        .hasMessageContaining("10 pixels")
        .hasMessageContaining("7 x 6");
  }
}
