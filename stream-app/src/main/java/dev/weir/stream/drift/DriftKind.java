package dev.weir.stream.drift;

import java.util.Locale;

/** What can be seen to have changed. */
public enum DriftKind {
  /** How often predictions are wrong, which needs labels. */
  ERROR_RATE,
  /** How sure predictions are: their margins against the reference in the artifact. */
  MARGINS,
  /** How often each class is predicted, against the reference in the artifact. */
  CLASSES;

  /** The name in events and metrics. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
