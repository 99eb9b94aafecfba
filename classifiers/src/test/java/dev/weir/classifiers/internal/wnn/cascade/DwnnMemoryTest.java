package dev.weir.classifiers.internal.wnn.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.classifiers.dwnn.DwnnClassifier;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.bound.ImageBounds;
import dev.weir.classifiers.internal.wnn.bound.TrainingParts;
import dev.weir.classifiers.internal.wnn.bound.VariantGroups;
import dev.weir.classifiers.internal.wnn.distance.ImageIndex;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Compares the estimated memory of a DWNN scorer with its actual memory. */
class DwnnMemoryTest {

  @Test
  void shouldReckonNoLessThanAScorerTakes() {
    for (int side : new int[] {28, 64}) {
      for (String extension : new String[] {"set0", "shift2", "set4"}) {
        // Given
        WnnParameters parameters = WnnParameters.of(5).withExtension(Extension.parse(extension));
        TrainingSet training = images(side, parameters.shifts() > 0);
        DwnnClassifier classifier = new DwnnClassifier(new WnnClassifier(training, parameters));

        // When both twins exist
        long plain = allocated(() -> classifier.newScorer(Vectorization.plain()));
        long simd = allocated(() -> classifier.newScorer(Vectorization.simd()));

        // Then
        assertThat(classifier.scorerMemory())
            .as("%d x %d pixels, %s: %d and %d bytes", side, side, extension, plain, simd)
            .isBetween(simd, 3 * (plain + simd));
      }
    }
  }

  @Test
  void shouldReckonNoLessThanTheBoundsOfManyQueriesTake() {
    for (int side : new int[] {28, 64}) {
      // Given
      TrainingSet training = images(side, false);
      WindowGrid cells = WindowGrid.pooled(side, side, 11);
      TrainingParts parts = TrainingParts.of(training);
      List<ImageIndex> index = List.of(new ImageIndex(training.images()));
      VariantGroups one = VariantGroups.of(Extension.NONE);

      // When
      long taken =
          allocated(() -> new ImageBounds(parts, index, one, 255, cells, Vectorization.simd()));

      // Then
      assertThat(new DwnnMemory(side, side).ofMany(training.size()))
          .as("%d x %d pixels: %d bytes", side, side, taken)
          .isBetween(taken, 4 * taken);
    }
  }

  private static long allocated(Supplier<?> make) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Object scorer = make.get();
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(scorer).isNotNull();
    return after - before;
  }

  private static TrainingSet images(int side, boolean shifted) {
    TrainingSet training = new TrainingSet(side, side, 1, shifted);
    byte[] pixels = new byte[side * side];
    for (int image = 0; image < 100; image++) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) (i * 31 + image * 17);
      }
      training.add(0, pixels, 0);
    }
    return training;
  }
}
