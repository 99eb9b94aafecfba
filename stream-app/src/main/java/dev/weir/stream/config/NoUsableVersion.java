package dev.weir.stream.config;

import dev.weir.base.WireNamed;

/**
 * What happens to records with an event time before the first usable version of their route, when
 * the timeline begins with refused versions. No version will ever score them, so waiting would stop
 * the application at every start.
 */
public enum NoUsableVersion implements WireNamed {
  /** The first usable version scores them. */
  FIRST_USABLE,
  /** They become dead letters with the reason {@code no-model}. */
  DEAD_LETTER
}
