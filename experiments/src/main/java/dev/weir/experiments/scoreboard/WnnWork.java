package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.wnn.Extension;
import dev.weir.classifiers.wnn.WnnParameters;
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
    DISTANCES
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
            .withWindow(isWide ? WIDE : TYPICAL)
            .extended(extension.hasOnlyShifts() ? extension : LARGEST);
    boolean isGrey = run.threshold() == WnnExperiment.GREY;
    return new WnnWork(isGrey ? other : other.binarised(PublishedWnn.HALF), kind, 1);
  }

  /** Approximate relative duration. */
  double weight() {
    WnnParameters parameters = run.parameters();
    double images = run.isSplitByFiles() ? 6000 : Double.parseDouble(run.train().substring(2));
    double each = parameters.power() == 2 ? 1 : parameters.power() == 1 ? 2 : 5;
    double binary = run.threshold() == WnnExperiment.GREY ? 1 : 2;
    double exact =
        switch (kind) {
          case CLASSES -> 1;
          case NESTED -> 1.5;
          case DISTANCES -> 3;
        };
    return share * images / 1000 * each * binary * exact * parameters.imagesEach();
  }
}
