package dev.weir.report;

/** Names of classes in pictures. */
final class Names {

  private static final int MOST = 12;

  private Names() {}

  /** The name, or its beginning. */
  static String shortened(String name) {
    return name.length() <= MOST ? name : name.substring(0, MOST - 1) + "…";
  }
}
