package dev.weir.classifiers.wnn.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The grey value between pixels: a weighted sum of the pixels around, with the same kernel in both
 * directions. Pixel k of a row lies at position k.
 *
 * <p>Worked example, position 3.25 of a row: nearest takes pixel 3; bilinear 0.75 of pixel 3 and
 * 0.25 of pixel 4; bicubic -0.0703125 of pixel 2, 0.8671875 of 3, 0.2265625 of 4 and -0.0234375 of
 * 5.
 */
public enum Interpolation {
  /** The nearest pixel; halfway between two, the one on the right or below. */
  NEAREST,
  /** The two nearest pixels of a row or column: 1 - d. */
  BILINEAR,
  /**
   * The four nearest pixels of a row or column, by Keys's kernel with a = -0.5: 1.5 d^3 - 2.5 d^2 +
   * 1 up to d = 1, -0.5 d^3 + 2.5 d^2 - 4 d + 2 up to d = 2. Can exceed the pixels' range.
   */
  BICUBIC,
  /**
   * Nearest for rotations and bicubic for scalings, which comes nearest to the paper's numbers of
   * errors. Can exceed the pixels' range.
   */
  MIXED;

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if there is none such
   */
  public static Interpolation parse(String name) {
    return Arrays.stream(values())
        .filter(each -> each.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the interpolation is one of %s, not %s".formatted(names(), name)));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(Interpolation::wireName).toList();
  }

  /** The name in options, settings and artifacts. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a result can be brighter than all pixels around, or darker. */
  boolean overshoots() {
    return this == BICUBIC || this == MIXED;
  }
}
