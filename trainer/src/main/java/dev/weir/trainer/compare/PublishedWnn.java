package dev.weir.trainer.compare;

import dev.weir.trainer.data.ImageRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Published numbers of errors on MNIST: E. Setterqvist, N. Kruglyak, R. Forchheimer, "An Improved
 * Nearest Neighbour Classifier".
 */
public final class PublishedWnn {
  /** A window that covers images of 28 x 28 from every pixel: plain nearest neighbour. */
  public static final int WHOLE = 55;

  /** The test images of MNIST Balanced, which trains on images 1:6000 of each class. */
  public static final ImageRange BALANCED_TESTS = new ImageRange(6_001, Integer.MAX_VALUE);

  /** Window sizes of the tables; {@link #WHOLE} is plain nearest neighbour. */
  public static final List<Integer> WINDOWS =
      List.of(WHOLE, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23);

  /** MNIST Balanced: one row per digit, one column per window size. */
  private static final int[][] BALANCED = {
    {7, 17, 7, 4, 4, 5, 5, 5, 5, 5, 5, 5},
    {10, 123, 35, 14, 6, 5, 5, 7, 6, 7, 7, 7},
    {37, 28, 13, 8, 8, 7, 9, 10, 12, 14, 14, 16},
    {48, 42, 16, 16, 16, 14, 12, 13, 18, 19, 19, 21},
    {28, 14, 7, 6, 5, 6, 8, 8, 8, 9, 12, 14},
    {2, 5, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2},
    {12, 28, 21, 11, 10, 8, 7, 7, 7, 7, 8, 8},
    {43, 76, 38, 28, 19, 18, 16, 20, 22, 25, 26, 27},
    {41, 20, 9, 7, 11, 12, 13, 15, 13, 13, 15, 15},
    {38, 54, 38, 31, 29, 29, 30, 27, 28, 29, 31, 33}
  };

  /** Training images 1:5000 of each digit, tests as Balanced; by window size. */
  public static final Map<Integer, Integer> FEWER =
      byWindow(285, 403, 192, 130, 114, 112, 112, 118, 123, 136, 145, 151);

  /** Training images 1:5000, tests 5001:6000. */
  public static final Map<Integer, Integer> BEFORE =
      byWindow(293, 431, 202, 129, 118, 126, 134, 141, 145, 149, 152, 163);

  /** As {@link #BEFORE}, with p = 1. */
  public static final Map<Integer, Integer> ABSOLUTE = from5(353, 214, 148, 137, 143, 148, 155);

  /** Half of the grey values, the threshold that gives {@link #BINARISED}. */
  public static final int HALF = 128;

  /**
   * As {@link #BEFORE} with pixels of 0 and 1; neither the threshold nor what becomes of ties is
   * stated.
   */
  public static final Map<Integer, Integer> BINARISED = from5(466, 286, 201, 171, 169, 193, 198);

  /** MNIST Balanced with Set 1 and windows of 11. */
  public static final double SET_1 = 62;

  /** MNIST Balanced with Sets 2, 3 and 4 and windows of 11; the interpolation is not stated. */
  public static final List<Double> SETS_2_TO_4 = List.of(49.0, 49.0, 41.0);

  /** The files' own split with Set 4 and windows of 11: 0.48% of 10,000 tests. */
  public static final double STANDARD_SET_4 = 48;

  /** Errors of windows of 11 with training images 1:6000 and with 1:5000, tests as Balanced. */
  public static final Map<String, Double> STABILITY =
      Map.of("errors of both", 98.0, "errors of either", 120.0, "share", 98.0 / 120);

  private PublishedWnn() {}

  private static Map<Integer, Integer> byWindow(int... errors) {
    Map<Integer, Integer> byWindow = new LinkedHashMap<>();
    for (int i = 0; i < errors.length; i++) {
      byWindow.put(WINDOWS.get(i), errors[i]);
    }
    return byWindow;
  }

  /** Plain nearest neighbour and windows of 5 to 15. */
  private static Map<Integer, Integer> from5(int nearest, int... errors) {
    Map<Integer, Integer> byWindow = new LinkedHashMap<>(Map.of(WHOLE, nearest));
    for (int i = 0; i < errors.length; i++) {
      byWindow.put(5 + 2 * i, errors[i]);
    }
    return byWindow;
  }

  /**
   * Elementary operations to classify an image, as counted in the paper.
   *
   * @param images training images of each class
   * @param side side of the images
   * @param window {@link #WHOLE} for plain nearest neighbour
   */
  public static double operations(int classes, int images, int side, int window) {
    double windows = window == WHOLE ? 3 : 3.0 * window * window + 1;
    return classes * (double) images * (side * side * windows + 1);
  }

  /** The share of MNIST Balanced's 10,000 tests with this number of errors that is right. */
  public static double balancedAccuracy(double errors) {
    return 1 - errors / 10_000;
  }

  /** Errors on MNIST Balanced with this window; main figure {@code errors}, in total. */
  public static double balanced(int window) {
    return balancedByDigit(window).get("errors");
  }

  /** Errors on MNIST Balanced, in total and by digit. */
  public static Map<String, Double> balancedByDigit(int window) {
    int column = WINDOWS.indexOf(window);
    Map<String, Double> errors = new LinkedHashMap<>();
    double total = 0;
    for (int digit = 0; digit < BALANCED.length; digit++) {
      errors.put("errors." + digit, (double) BALANCED[digit][column]);
      total += BALANCED[digit][column];
    }
    errors.put("errors", total);
    return errors;
  }
}
