package dev.weir.classifiers.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class BoxMinimaTest {

  private static final int IMAGES = ShortLanes.BLOCK;

  @Test
  @PropertyTest
  void shouldFindTheLeastSumsOfPixels() {
    Random random = Seeds.random();
    for (int i = 0; i < Seeds.size(200, 30); i++) {
      // Given
      BoxAxis across = axis(random);
      BoxAxis down = axis(random);
      byte[] block = new byte[across.cells() * down.cells() * IMAGES];
      random.nextBytes(block);
      byte[] query = new byte[across.cells() * down.cells()];
      random.nextBytes(query);
      int right = 0;
      while (((255 * 255) >> right) * Math.min(down.span(), down.cells()) > BoxMinima.MOST) {
        right++;
      }
      int shift = right;
      int[] costs =
          costs(
              query.length,
              (cell, image) -> square(block[cell * IMAGES + image], query[cell]) >> shift);

      // When / Then
      int[] pixels = new int[query.length];
      Arrays.setAll(pixels, k -> BoxMinima.twice(query[k] & 0xff));
      for (Vectorization vectors : List.of(Vectorization.plain(), Vectorization.simd())) {
        PixelMinima minima = vectors.pixels(across, down, shift);
        short[] least = new short[across.windows() * down.windows() * minima.lanes()];
        Arrays.fill(least, (short) BoxMinima.MOST);
        minima.update(block, pixels, least);
        minima.update(block, pixels, least);
        assertThat(least(minima, least, across, down))
            .as("%s, %s", across, down)
            .isEqualTo(naive(costs, across, down));
      }
    }
  }

  @Test
  @PropertyTest
  void shouldFindTheLeastSumsOfCells() {
    Random random = Seeds.random();
    for (int i = 0; i < Seeds.size(200, 30); i++) {
      // Given
      BoxAxis across = axis(random);
      BoxAxis down = axis(random);
      int area = across.cells() * down.cells();
      short[] features = new short[area * IMAGES];
      for (int k = 0; k < features.length; k++) {
        features[k] = (short) (random.nextInt(253) | random.nextInt(36) << Byte.SIZE);
      }
      int[] query = new int[2 * area];
      for (int k = 0; k < query.length; k++) {
        query[k] = BoxMinima.twice(random.nextInt(k % 2 == 0 ? 253 : 36));
      }
      int right = 8;
      int[] costs =
          costs(area, (cell, image) -> cost(features[cell * IMAGES + image], query, cell) >> right);

      // When / Then
      for (Vectorization vectors : List.of(Vectorization.plain(), Vectorization.simd())) {
        CellMinima minima = vectors.cells(across, down, right);
        short[] least = new short[across.windows() * down.windows() * minima.lanes()];
        Arrays.fill(least, (short) BoxMinima.MOST);
        minima.update(features, query, least);
        minima.update(features, query, least);
        assertThat(least(minima, least, across, down))
            .as("%s, %s", across, down)
            .isEqualTo(naive(costs, across, down));
      }
    }
  }

  @Test
  void shouldLowerAndAddUpMinima() {
    Random random = new Random(3);
    for (Vectorization vectors : List.of(Vectorization.plain(), Vectorization.simd())) {
      // Given
      CellMinima minima = vectors.cells(new BoxAxis(4, 4, 1, 1), new BoxAxis(3, 3, 1, 1), 8);
      int lanes = minima.lanes();
      short[] some = new short[12 * lanes];
      short[] others = new short[12 * lanes];
      int[] weights = random.ints(12, 0, 2000).toArray();
      for (int k = 0; k < some.length; k++) {
        some[k] = (short) random.nextInt();
        others[k] = (short) random.nextInt();
      }
      int[] expected = new int[lanes];
      for (int k = 0; k < some.length; k++) {
        int least = Math.min(some[k] & BoxMinima.MOST, others[k] & BoxMinima.MOST);
        expected[k % lanes] += weights[k / lanes] * least;
      }

      // When
      int[] totals = new int[lanes];
      Arrays.fill(totals, 7);
      minima.lower(some, others);
      minima.total(some, weights, totals);

      // Then
      assertThat(totals).isEqualTo(expected);
    }
  }

  private static BoxAxis axis(Random random) {
    int cells = 1 + random.nextInt(12);
    return random.nextInt(4) == 0
        ? new BoxAxis(cells, 1, 0, cells - 1)
        : new BoxAxis(cells, cells + random.nextInt(2), random.nextInt(8), random.nextInt(8));
  }

  private static int square(byte first, byte second) {
    int difference = (first & 0xff) - (second & 0xff);
    return difference * difference;
  }

  private static int cost(short pair, int[] query, int cell) {
    int first = (pair & 0xff) - (query[2 * cell] & 0xffff);
    int second = (pair >> Byte.SIZE & 0xff) - (query[2 * cell + 1] & 0xffff);
    return first * first + second * second;
  }

  private static int[] costs(int area, IntBinaryOperator cost) {
    int[] costs = new int[area * IMAGES];
    Arrays.setAll(costs, k -> cost.applyAsInt(k / IMAGES, k % IMAGES));
    return costs;
  }

  private static int[] least(BoxMinima minima, short[] values, BoxAxis across, BoxAxis down) {
    int[] least = new int[across.windows() * down.windows()];
    Arrays.setAll(least, window -> minima.least(values, window));
    return least;
  }

  private static int[] naive(int[] costs, BoxAxis across, BoxAxis down) {
    int[] least = new int[across.windows() * down.windows()];
    Arrays.fill(least, BoxMinima.MOST);
    for (int window = 0; window < least.length; window++) {
      int x = window % across.windows();
      int y = window / across.windows();
      for (int image = 0; image < IMAGES; image++) {
        int sum = 0;
        for (int v = y - down.before(); v <= y + down.after(); v++) {
          for (int u = x - across.before(); u <= x + across.after(); u++) {
            boolean inside = u >= 0 && u < across.cells() && v >= 0 && v < down.cells();
            sum += inside ? costs[(v * across.cells() + u) * IMAGES + image] : 0;
          }
        }
        least[window] = Math.min(least[window], sum);
      }
    }
    return least;
  }
}
