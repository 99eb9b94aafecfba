package dev.weir.classifiers.wnn.shard;

import java.util.Arrays;
import java.util.List;

/**
 * Merges the partial distances of all parts.
 *
 * @param plan how the images are divided
 * @param classes number of classes
 */
record ShardMerge(ShardPlan plan, int classes) {
  /**
   * The distance of each class.
   *
   * @param parts by index
   * @throws IllegalArgumentException if a part's distances are not those of its slices
   */
  long[] distances(List<PartialDistances> parts) {
    require(parts.size() == plan.shards(), "%d of %d parts".formatted(parts.size(), plan.shards()));
    long[][] least = new long[classes][];
    for (int shard = 0; shard < parts.size(); shard++) {
      List<ShardPlan.Slice> slices = plan.part(shard);
      long[][] terms = parts.get(shard).terms();
      require(
          terms.length == slices.size(), "%d of %d slices".formatted(terms.length, slices.size()));
      for (int i = 0; i < terms.length; i++) {
        take(slices.get(i), terms[i], least);
      }
    }
    return Arrays.stream(least).mapToLong(terms -> Arrays.stream(terms).sum()).toArray();
  }

  private static void take(ShardPlan.Slice slice, long[] terms, long[][] least) {
    long[] before = least[slice.label()];
    if (before == null) {
      require(
          slice.whole() ? terms.length == 1 : terms.length > 0, "%d terms".formatted(terms.length));
      least[slice.label()] = terms.clone();
      return;
    }
    require(
        terms.length == before.length, "%d terms, not %d".formatted(terms.length, before.length));
    for (int window = 0; window < terms.length; window++) {
      before[window] = Math.min(before[window], terms[window]);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("partial distances have " + what);
    }
  }
}
