package dev.weir.classifiers.wnn.shard;

/**
 * Exact distances between an image and the training images of one part, for each of its slices in
 * order: a single number if the class is whole, otherwise one term a window. A split class's
 * distance is the sum over the windows of the least term of all parts.
 *
 * @param terms by slice; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PartialDistances(long[][] terms) {

  /** Of a part without images. */
  static final PartialDistances NONE = new PartialDistances(new long[0][]);
}
