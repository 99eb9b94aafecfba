package dev.weir.experiments.bench;

import java.util.Locale;

/** The form in which the application gets the signals of a benchmark. */
public enum BenchInput {
  /** Weir's own records, in its own topic. */
  WEIR,

  /** A topic of a team's own: plain JSON, with the values in one array. */
  JSON,

  /** A topic of a team's own: Avro of the team's schema, with an array of doubles. */
  AVRO;

  /** The name in settings and reports, and of the route and the input of a team's own. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
