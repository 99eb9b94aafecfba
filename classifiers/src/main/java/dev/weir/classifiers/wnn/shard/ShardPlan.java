package dev.weir.classifiers.wnn.shard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How training images are divided into parts of nearly equal size, in the order of classes and
 * images. It depends only on the number of images of each class, so every instance computes the
 * same one.
 *
 * <p>Classes stay whole if the largest part then exceeds the mean by at most an eighth; otherwise
 * the images are cut at equal shares. For example, ten classes of 6,000 images make two parts of
 * five classes; or three parts of 20,000 images, the first with classes 0 to 2 and the first 2,000
 * images of class 3.
 *
 * @param parts the slices of each part; a part may have none
 */
public record ShardPlan(List<List<Slice>> parts) {

  /** Parts of the mean by which the largest part of whole classes may exceed it. */
  private static final int TOLERANCE = 8;

  public ShardPlan {
    parts = parts.stream().map(List::copyOf).toList();
  }

  /**
   * Images of a class in one part.
   *
   * @param label the class
   * @param from index of the first image in its class
   * @param to index after the last
   * @param whole whether these are all images of the class
   */
  public record Slice(int label, int from, int to, boolean whole) {

    /** Number of images. */
    public int size() {
      return to - from;
    }

    boolean contains(int image) {
      return image >= from && image < to;
    }
  }

  /**
   * Divides images.
   *
   * @param sizes images of each class
   * @param shards number of parts, 1 or more
   * @param splits whether a class may be split
   */
  public static ShardPlan of(int[] sizes, int shards, boolean splits) {
    if (shards < 1) {
      throw new IllegalArgumentException("there is at least 1 shard, not " + shards);
    }
    long total = Arrays.stream(sizes).asLongStream().sum();
    long most = leastMaximum(sizes, shards);
    boolean isLevel = most * shards * TOLERANCE <= total * (TOLERANCE + 1);
    return isLevel || !splits ? ofWhole(sizes, shards, most) : ofShares(sizes, shards, total);
  }

  /** The size of the largest part if whole classes are divided, in order, as evenly as possible. */
  private static long leastMaximum(int[] sizes, int shards) {
    long low = Arrays.stream(sizes).max().orElse(0);
    long high = Arrays.stream(sizes).asLongStream().sum();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (parts(sizes, middle) <= shards) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Number of parts with at most this many images each. */
  private static int parts(int[] sizes, long most) {
    int parts = 1;
    long filled = 0;
    for (int size : sizes) {
      if (filled + size > most) {
        parts++;
        filled = 0;
      }
      filled += size;
    }
    return parts;
  }

  private static ShardPlan ofWhole(int[] sizes, int shards, long most) {
    List<List<Slice>> parts = empty(shards);
    int part = 0;
    long filled = 0;
    for (int label = 0; label < sizes.length; label++) {
      if (filled + sizes[label] > most) {
        part++;
        filled = 0;
      }
      filled += sizes[label];
      parts.get(part).add(new Slice(label, 0, sizes[label], true));
    }
    return new ShardPlan(parts);
  }

  private static ShardPlan ofShares(int[] sizes, int shards, long total) {
    List<List<Slice>> parts = empty(shards);
    long begin = 0;
    for (int label = 0; label < sizes.length; label++) {
      long end = begin + sizes[label];
      for (int part = 0; part < shards; part++) {
        long from = Math.max(begin, total * part / shards);
        long to = Math.min(end, total * (part + 1) / shards);
        if (from < to) {
          boolean isWhole = to - from == sizes[label];
          parts.get(part).add(new Slice(label, (int) (from - begin), (int) (to - begin), isWhole));
        }
      }
      begin = end;
    }
    return new ShardPlan(parts);
  }

  private static List<List<Slice>> empty(int shards) {
    List<List<Slice>> parts = new ArrayList<>();
    for (int part = 0; part < shards; part++) {
      parts.add(new ArrayList<>());
    }
    return parts;
  }

  /** Number of parts. */
  public int shards() {
    return parts.size();
  }

  /**
   * Number of distances that all parts send for an image: one for a whole class, and for each slice
   * of a split class one per window.
   *
   * @param windows number of windows of an image
   */
  long terms(int windows) {
    return parts.stream()
        .flatMap(List::stream)
        .mapToLong(slice -> slice.whole() ? 1 : windows)
        .sum();
  }

  /** The slices of a part, in order; empty if there are too few images or classes. */
  public List<Slice> part(int shard) {
    return parts.get(shard);
  }
}
