package dev.weir.classifiers.internal.wnn.variants;

import dev.weir.classifiers.wnn.definition.Interpolation;

/**
 * The pixels of a row that count for a grey value between them, and their weights: the arithmetic
 * of an {@link Interpolation}.
 */
enum Taps {
  NEAREST(1),
  BILINEAR(2),
  BICUBIC(4);

  private final int count;

  Taps(int count) {
    this.count = count;
  }

  /** Those of rotated images. */
  static Taps ofRotations(Interpolation interpolation) {
    return switch (interpolation) {
      case NEAREST, MIXED -> NEAREST;
      case BILINEAR -> BILINEAR;
      case BICUBIC -> BICUBIC;
    };
  }

  /** Those of scaled images. */
  static Taps ofScalings(Interpolation interpolation) {
    return switch (interpolation) {
      case NEAREST -> NEAREST;
      case BILINEAR -> BILINEAR;
      case BICUBIC, MIXED -> BICUBIC;
    };
  }

  /** Number of pixels of a row that count. */
  int count() {
    return count;
  }

  /** The first of them. */
  int first(double position) {
    return this == NEAREST
        ? (int) Math.floor(position + 0.5)
        : (int) Math.floor(position) - count / 2 + 1;
  }

  /** The weight of a pixel among those that count, by its distance. */
  double weight(double distance) {
    double d = Math.abs(distance);
    return switch (this) {
      case NEAREST -> 1;
      case BILINEAR -> Math.max(0, 1 - d);
      case BICUBIC ->
          d <= 1 ? (1.5 * d - 2.5) * d * d + 1 : d <= 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
    };
  }
}
