package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.compare.PublishedWnn;

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

  /** Paces as multiples of that of classes by squared distances, without extensions. */
  private static final double OF_SETS = 2.4;

  private static final double OF_DISTANCES = 6;
  private static final double OF_BITS = 0.2;
  private static final double ABSOLUTE = 2.5;
  private static final double CUBES = 4;
  private static final double OF_NEIGHBOURS = 6;
  private static final double EXTENDED = 1.7;

  /** Windows that stand for all. */
  private static final int TYPICAL = 11;

  /** Windows that stand for greater ones, if their sums need 64 bits. */
  private static final int WIDE = 15;

  private static final Extension LARGEST = Extension.parse("set4");

  /** What is wanted of a test. */
  enum Kind {
    /** Its class: most classes are excluded by bounds. */
    CLASSES,
    /** Its classes by WNN and DWNN with several extensions, of which the run's is the largest. */
    NESTED,
    /** The exact distance of every class. */
    DISTANCES,
    /** The same of whole images of 0 and 1. */
    BITS
  }

  /**
   * One whose time per pair of images is about the same: the same for all windows, thresholds and
   * interpolations, except that great sums need 64 bits.
   */
  WnnWork alike() {
    WnnParameters parameters = run.parameters();
    boolean isWide = parameters.power() > 2 && parameters.window() > TYPICAL;
    Extension extension = parameters.extension();
    WnnExperiment other =
        run.on(WnnExperiment.FILE, WnnExperiment.FILE)
            .withWindow(kind == Kind.BITS ? PublishedWnn.WHOLE : isWide ? WIDE : TYPICAL)
            .extended(extension.hasOnlyShifts() ? extension : LARGEST);
    boolean isGrey = run.threshold() == WnnExperiment.GREY;
    return new WnnWork(isGrey ? other : other.binarised(PublishedWnn.HALF), kind, 1);
  }

  /** Approximate relative duration. */
  double weight() {
    WnnParameters parameters = run.parameters();
    double images = run.isSplitByFiles() ? 6000 : Double.parseDouble(run.train().substring(2));
    double pace =
        switch (kind) {
          case CLASSES -> paceOfClasses(parameters);
          case NESTED -> OF_SETS;
          case DISTANCES -> OF_DISTANCES;
          case BITS -> OF_BITS;
        };
    return share * images / 1000 * pace * parameters.imagesEach();
  }

  /** As multiples of squared distances of training images alone. */
  private static double paceOfClasses(WnnParameters parameters) {
    double power = parameters.power() == 2 ? 1 : parameters.power() == 1 ? ABSOLUTE : CUBES;
    double neighbours = parameters.neighbours() == 1 ? 1 : OF_NEIGHBOURS;
    return power * neighbours * (parameters.extension().hasOnlyShifts() ? 1 : EXTENDED);
  }
}
