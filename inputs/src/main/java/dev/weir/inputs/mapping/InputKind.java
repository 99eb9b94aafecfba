package dev.weir.inputs.mapping;

import dev.weir.base.WireNamed;

/** What the records of a topic are. */
public enum InputKind implements WireNamed {
  /** A whole signal, or a piece of a continuous one. */
  SIGNAL,
  /** One sample of all channels. */
  READING,
  IMAGE,
  /** The true class of another record. */
  LABEL
}
