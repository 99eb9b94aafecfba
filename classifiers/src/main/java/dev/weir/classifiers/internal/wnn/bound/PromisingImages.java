package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.simd.CellMinima;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** For some queries, the few images of each class that are enough to bound its distance. */
final class PromisingImages {

  private static final int LANES = TrainingBlocks.LANES;

  /** Images of a class that are enough to bound its distance from above. */
  private static final int PROMISING = 2 * LANES;

  private final TrainingParts images;
  private final VariantGroups groups;
  private final WindowGrid grid;
  private final CellMinima kernel;

  /** By class and query. */
  private final int[][][] places;

  /**
   * Allocates its memory.
   *
   * @param most the most queries at once
   */
  PromisingImages(
      TrainingParts images, VariantGroups groups, WindowGrid grid, CellMinima kernel, int most) {
    this.images = images;
    this.groups = groups;
    this.grid = grid;
    this.kernel = kernel;
    this.places = new int[images.classes()][most][];
  }

  /**
   * Chooses the images of a class that are nearest in some windows, those in most windows first.
   * Images that only some sets have are left out: they would be no upper bounds of the others.
   *
   * @param least least sums of the class, by group
   * @param partOfLeast by group, the part of the class's blocks that each of these is from
   */
  void choose(int label, int query, short[][] least, short[][] partOfLeast) {
    long[] votes = new long[images.of(label).size() * LANES];
    for (int window = 0; window < grid.windows(); window++) {
      int weight = grid.weight(window);
      for (int set = 0; set < groups.sets(); set++) {
        int nearest = nearest(set, window, least, partOfLeast);
        boolean isImage = nearest % LANES < images.of(label).get(nearest / LANES).images();
        votes[isImage ? nearest : nearest / LANES * LANES] += weight;
      }
    }
    places[label][query] =
        IntStream.range(0, votes.length)
            .filter(place -> votes[place] > 0 && images.of(label).get(place / LANES).part() == 0)
            .boxed()
            .sorted(Comparator.comparingLong(place -> -votes[place]))
            .limit(PROMISING)
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private int nearest(int set, int window, short[][] leastOfClass, short[][] partOfLeast) {
    int least = BoxMinima.MOST;
    int nearest = 0;
    for (int group = 0; group < groups.start(1); group++) {
      for (int at = window * kernel.lanes(); at < (window + 1) * kernel.lanes(); at++) {
        int here = leastOfClass[group][at] & BoxMinima.MOST;
        if (groups.isIn(set, group) && here < least) {
          least = here;
          int part = partOfLeast[group][at] & 0xffff;
          nearest = part * kernel.lanes() + at % kernel.lanes();
        }
      }
    }
    return nearest;
  }

  /** The chosen images of a class, in blocks padded with copies. */
  List<byte[]> blocks(int label, int query) {
    int[] chosen = places[label][query];
    List<byte[]> blocks = new ArrayList<>();
    for (int from = 0; from < chosen.length; from += LANES) {
      int to = Math.min(chosen.length, from + LANES);
      blocks.add(block(label, Arrays.copyOfRange(chosen, from, to)));
    }
    return blocks;
  }

  private byte[] block(int label, int[] chosen) {
    byte[] block = new byte[images.of(label).getFirst().pixels().length];
    for (int lane = 0; lane < LANES; lane++) {
      int place = chosen[lane % chosen.length];
      byte[] from = images.of(label).get(place / LANES).pixels();
      TrainingBlocks.copy(from, place % LANES, block, lane);
    }
    return block;
  }
}
