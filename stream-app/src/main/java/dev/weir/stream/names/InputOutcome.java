package dev.weir.stream.names;

import dev.weir.base.WireNamed;

/** What became of a record of a topic of the team's own. */
public enum InputOutcome implements WireNamed {
  /** It is what its mapping says. */
  MAPPED,
  /** It is not, or another rule of its input refused it. */
  DEAD_LETTER,
  /** The same where another application sends dead letters. */
  LEFT_OUT
}
