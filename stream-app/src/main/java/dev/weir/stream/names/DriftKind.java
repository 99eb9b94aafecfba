package dev.weir.stream.names;

import dev.weir.base.WireNamed;

/** The kinds of drift. */
public enum DriftKind implements WireNamed {
  /** The share of wrong predictions, which needs labels. */
  ERROR_RATE,
  /** The confidence of predictions: their margins compared with the reference in the artifact. */
  MARGINS,
  /** The frequency of each predicted class compared with the reference in the artifact. */
  CLASSES
}
