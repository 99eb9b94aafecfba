package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.wnn.WnnParameters;

/**
 * A part of what a row has to do.
 *
 * @param run what is compared
 * @param kind what is wanted
 * @param share of the run's tests, more than 0
 */
record WnnWork(WnnExperiment run, Kind kind, double share) {

  /** Of rows without work. */
  static final double LEAST = 1e-3;

  /** What is wanted of a test. */
  enum Kind {
    /** Its class: most classes are excluded by bounds. */
    CLASSES,
    /** The exact distance of every class. */
    DISTANCES
  }

  /** Approximate relative duration. */
  double weight() {
    WnnParameters parameters = run.parameters();
    double images = run.isSplitByFiles() ? 6000 : Double.parseDouble(run.train().substring(2));
    double each = parameters.power() == 2 ? 1 : parameters.power() == 1 ? 2 : 5;
    double binary = run.threshold() == WnnExperiment.GREY ? 1 : 2;
    double exact = kind == Kind.DISTANCES ? 3 : 1;
    return share * images / 1000 * each * binary * exact * parameters.imagesEach();
  }
}
