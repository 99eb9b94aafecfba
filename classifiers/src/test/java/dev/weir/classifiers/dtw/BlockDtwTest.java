package dev.weir.classifiers.dtw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.internal.simd.BlockRows;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

@PropertyTest
class BlockDtwTest {

  private final Random random = Seeds.random();

  @Test
  void shouldGiveTheBitsOfTheDefinitionInEveryLane() {
    for (int round = 0; round < 300; round++) {
      assertBits(Vectorization.simd().rows(Vectorization.simd().rowLanes()));
      assertBits(Vectorization.plain().rows(1 + random.nextInt(9)));
    }
  }

  @Test
  void shouldGiveExactlyTheSquaresUpToTheLimitInBothTwins() {
    int abandoned = 0;
    for (int round = 0; round < 500; round++) {
      // Given
      int length = 1 + random.nextInt(20);
      DtwSettings settings = RandomSettings.of(random, length);
      BlockRows simd = Vectorization.simd().rows(Vectorization.simd().rowLanes());
      double[][] training = RandomSettings.signals(random, simd.lanes(), length);
      double[] query = RandomSettings.signals(random, 1, length)[0];
      double[] exact =
          Arrays.stream(training).mapToDouble(s -> square(query, s, settings)).toArray();
      double limit = exact[random.nextInt(exact.length)] * random.nextDouble();
      double[] squares = new double[simd.lanes()];

      // When
      boolean known =
          new BlockDtw(settings, simd, length).squares(query, block(training), limit, squares);

      // Then
      double[] plain = new double[simd.lanes()];
      assertThat(
              new BlockDtw(settings, Vectorization.plain().rows(simd.lanes()), length)
                  .squares(query, block(training), limit, plain))
          .isEqualTo(known);
      double[] expected =
          Arrays.stream(exact).map(e -> e <= limit ? e : Double.POSITIVE_INFINITY).toArray();
      assertThat(plain).as("%s, limit %s", settings, limit).isEqualTo(expected);
      assertThat(squares).as("%s, limit %s", settings, limit).isEqualTo(expected);
      assertThat(known).isEqualTo(Arrays.stream(exact).anyMatch(e -> e <= limit));
      abandoned += known ? 0 : 1;
    }
    assertThat(abandoned).isPositive();
  }

  private void assertBits(BlockRows rows) {
    // Given
    int length = 1 + random.nextInt(20);
    DtwSettings settings = RandomSettings.of(random, length);
    double[][] training = RandomSettings.signals(random, rows.lanes(), length);
    double[] query = RandomSettings.signals(random, 1, length)[0];
    double[] squares = new double[rows.lanes()];

    // When
    boolean known =
        new BlockDtw(settings, rows, length)
            .squares(query, block(training), Double.POSITIVE_INFINITY, squares);

    // Then
    assertThat(known).isTrue();
    for (int lane = 0; lane < squares.length; lane++) {
      assertThat(squares[lane])
          .as("%s, length %d", settings, length)
          .isEqualTo(square(query, training[lane], settings));
    }
  }

  private static double square(double[] query, double[] training, DtwSettings settings) {
    WarpingMatrix matrix = WarpingMatrix.of(query, training, settings);
    int[] end = matrix.end();
    return matrix.at(end[0], end[1]);
  }

  private static double[] block(double[][] training) {
    double[] block = new double[training.length * training[0].length];
    for (int lane = 0; lane < training.length; lane++) {
      for (int j = 0; j < training[0].length; j++) {
        block[j * training.length + lane] = training[lane][j];
      }
    }
    return block;
  }
}
