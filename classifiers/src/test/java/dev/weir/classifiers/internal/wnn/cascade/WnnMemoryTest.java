package dev.weir.classifiers.internal.wnn.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnScorer;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Compares the estimated memory of a scorer with its actual memory. */
class WnnMemoryTest {
  private static final int IMAGES = 300;

  @Test
  void shouldReckonNoLessThanAScorerTakes() {
    for (int side : new int[] {28, 64}) {
      for (int neighbours : new int[] {1, 5, 100}) {
        // given
        WnnParameters parameters = WnnParameters.of(5).withNeighbours(neighbours);
        WnnClassifier classifier = new WnnClassifier(images(side), parameters);
        WnnMemory memory = new WnnMemory(side, side);
        long reckoned = memory.ofScorer(parameters) + memory.ofScorerFor(IMAGES);

        // when both twins exist and have scored
        long plain = allocated(() -> scored(classifier.newScorer(Vectorization.plain()), side));
        long simd = allocated(() -> scored(classifier.newScorer(Vectorization.simd()), side));

        // then
        assertThat(reckoned)
            .as("%d x %d pixels, k = %d: %d and %d bytes", side, side, neighbours, plain, simd)
            .isBetween(simd, 10 * (plain + simd));
      }
    }
  }

  private static WnnScorer scored(WnnScorer scorer, int side) {
    scorer.distances(new byte[side * side], new long[1]);
    return scorer;
  }

  private static long allocated(Supplier<WnnScorer> make) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    WnnScorer scorer = make.get();
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(scorer).isNotNull();
    return after - before;
  }

  private static TrainingSet images(int side) {
    TrainingSet training = new TrainingSet(side, side, 1, false);
    byte[] pixels = new byte[side * side];
    for (int image = 0; image < IMAGES; image++) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) (i * 31 + image * 17);
      }
      training.add(0, pixels, 0);
    }
    return training;
  }
}
