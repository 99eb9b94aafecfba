package dev.weir.cli;

import java.util.Locale;

/** The classifiers that can be trained. */
enum Kind {
  ROCKET,
  MINIROCKET;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
