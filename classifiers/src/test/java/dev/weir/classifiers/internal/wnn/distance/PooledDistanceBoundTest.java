package dev.weir.classifiers.internal.wnn.distance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.cascade.PruningCascade;
import dev.weir.classifiers.internal.wnn.cascade.WnnSetup;
import dev.weir.classifiers.internal.wnn.window.PowerTable;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.naive.NaiveWnn;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PooledDistanceBoundTest {

  private static final int CASES = 500;

  @Test
  @PropertyTest
  void shouldBoundShiftedImagesFromBelow() {
    Random random = Seeds.random();
    for (int i = 0; i < CASES; i++) {
      // Given a query that is one of the training images, shifted
      GreyImages training = images(random);
      WnnParameters parameters =
          WnnParameters.of(3 + 2 * random.nextInt(8)).withShifts(1 + random.nextInt(3));
      TrainingSet set = TrainingSet.of(training, true);
      PowerTable powers = PowerTable.of(2, 1e6);
      PruningCascade stages =
          PruningCascade.of(
              new WnnSetup(set, parameters, WindowSelection.all(training.area()), powers),
              random.nextBoolean() ? Vectorization.simd() : Vectorization.plain());
      byte[] query = shifted(random, training, parameters.shifts());

      // When
      long[] bounds = new long[stages.rows() + 1];
      stages.pooled().begin(query);
      stages.pooled().bound(0, bounds);

      // Then
      long[] distances = new NaiveWnn(training, parameters, 1).distances(query);
      assertThat(bounds[0])
          .as("case %d: %d x %d, %s", i, training.width(), training.height(), parameters)
          .isLessThanOrEqualTo(distances[0]);
    }
  }

  private static GreyImages images(Random random) {
    int width = 2 + random.nextInt(9);
    int height = 2 + random.nextInt(9);
    int size = 1 + random.nextInt(4);
    byte[] pixels = new byte[size * width * height];
    random.nextBytes(pixels);
    pixels[0] = (byte) 255;
    return new GreyImages(width, height, pixels, new int[size], 1);
  }

  private static byte[] shifted(Random random, GreyImages training, int radius) {
    byte[] image = training.image(random.nextInt(training.size()));
    int right = random.nextInt(2 * radius + 1) - radius;
    int down = random.nextInt(2 * radius + 1) - radius;
    byte[] shifted = new byte[image.length];
    for (int y = 0; y < training.height(); y++) {
      for (int x = 0; x < training.width(); x++) {
        boolean inside =
            x >= right && x - right < training.width() && y >= down && y - down < training.height();
        int at = y * training.width() + x;
        shifted[at] = inside ? image[at - down * training.width() - right] : 0;
      }
    }
    return shifted;
  }
}
