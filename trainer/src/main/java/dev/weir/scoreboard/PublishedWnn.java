package dev.weir.scoreboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers of errors as published; see {@link MnistBoard}. */
final class PublishedWnn {

  /** Window sizes of the tables; {@link WnnCase#WHOLE} is the nearest neighbour. */
  static final List<Integer> WINDOWS =
      List.of(WnnCase.WHOLE, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23);

  /** MNIST Balanced: a line for each digit, a column for each window size. */
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

  private PublishedWnn() {}

  /** Errors on MNIST Balanced, in all and by digit. */
  static Map<String, Double> balanced(int window) {
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
