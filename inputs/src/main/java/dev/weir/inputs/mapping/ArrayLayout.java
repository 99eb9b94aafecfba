package dev.weir.inputs.mapping;

import dev.weir.base.WireNamed;

/** What the inner arrays of a nested array are. */
public enum ArrayLayout implements WireNamed {
  /** Each is a channel: the samples of one channel follow each other. */
  CHANNELS,
  /** Each is a sample: the channels of one sample follow each other. */
  SAMPLES
}
