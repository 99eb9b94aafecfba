package dev.weir.classifiers.model;

import java.util.List;
import java.util.stream.IntStream;

/** Classes that are named by their numbers. */
public final class NumberedClasses {
  private NumberedClasses() {}

  /** The names of this number of classes, from 0. */
  public static List<String> of(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }
}
