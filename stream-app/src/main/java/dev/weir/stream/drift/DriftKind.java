package dev.weir.stream.drift;

import java.util.Locale;

/** The kinds of drift. */
public enum DriftKind {
  /** The share of wrong predictions, which needs labels. */
  ERROR_RATE,
  /** The confidence of predictions: their margins compared with the reference in the artifact. */
  MARGINS,
  /** The frequency of each predicted class compared with the reference in the artifact. */
  CLASSES;

  /** The name in events and metrics. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
