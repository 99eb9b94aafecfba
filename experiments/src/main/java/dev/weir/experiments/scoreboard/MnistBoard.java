package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.model.WeirVersion;
import dev.weir.classifiers.wnn.Extension;
import dev.weir.classifiers.wnn.Interpolation;
import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.trainer.compare.PublishedWnn;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.ImageFiles;
import java.util.List;
import java.util.Map;

/**
 * Published results of WNN on MNIST: E. Setterqvist, N. Kruglyak, R. Forchheimer, "An Improved
 * Nearest Neighbour Classifier". Rows whose settings were published completely must be reproduced
 * exactly; the pixel threshold was not published.
 */
public final class MnistBoard {

  private static final int SAMPLE = 500;
  private static final int BEST = 11;
  private static final int SIDE = 28;
  private static final List<String> DIGITS = NumberedClasses.of(10);
  private static final WnnExperiment BALANCED =
      new WnnExperiment("1:6000", "6001:", WnnParameters.of(BEST), WnnExperiment.GREY);
  private static final WnnExperiment BEFORE = BALANCED.on("1:5000", "5001:6000");
  private static final String FEWER = "Training images 1:5000, tests as Balanced";
  private static final String OTHER = "Training images 1:5000, tests 5001:6000";

  private final WnnRows rows;

  private MnistBoard(WnnRows rows) {
    this.rows = rows;
  }

  /**
   * Creates the board.
   *
   * @param name name of its files
   * @param files MNIST
   * @param full whether to run all tests of every row, or only the first {@value #SAMPLE} of a
   *     shuffle
   * @param threads number of threads
   */
  public static Scoreboard of(String name, ImageFiles files, boolean full, int threads) {
    MnistBoard board = new MnistBoard(new WnnRows(files, full ? 0 : SAMPLE, threads));
    board.windowSizes();
    board.trainingRanges();
    board.oneImage();
    if (full) {
      board.sets();
    }
    board.powers();
    board.binarised();
    board.comparisons();
    return new Scoreboard(name, settings(files, full), board.rows.all());
  }

  /**
   * Checks that published figures can be compared with those of these images.
   *
   * @throws DataException if they are not of ten digits with 28 x 28 pixels
   */
  public static void requireMnist(ImageFiles files) {
    GreyImages images = files.train();
    boolean digits = images.classNames().equals(DIGITS);
    if (!digits || images.width() != SIDE || images.height() != SIDE) {
      throw new DataException(
          "%s: images of %d x %d pixels with the classes %s; the published figures are of MNIST, %d x %d pixels with the classes 0 to 9"
              .formatted(
                  files.name(), images.width(), images.height(), images.classNames(), SIDE, SIDE));
    }
  }

  private static Map<String, String> settings(ImageFiles files, boolean full) {
    return Map.of(
        "weir.version", WeirVersion.get(),
        "tests", full ? "all" : "first " + SAMPLE,
        "train.digest", files.train().digest(),
        "test.digest", files.test().digest());
  }

  private void windowSizes() {
    for (int window : PublishedWnn.WINDOWS) {
      rows.errors(
          "MNIST Balanced", BALANCED.withWindow(window), PublishedWnn.balancedByDigit(window));
    }
    rows.table(FEWER, BALANCED.on("1:5000", "6001:"), PublishedWnn.FEWER);
    rows.table(OTHER, BEFORE, PublishedWnn.BEFORE);
  }

  private void trainingRanges() {
    for (int last = 4000; last >= 1000; last -= 1000) {
      rows.errors(
          "Fewer training images, tests as Balanced",
          "WNN11, training images 1:" + last,
          BALANCED.on("1:" + last, "6001:"),
          Map.of());
    }
    rows.errors(
        "Set 1 on MNIST Balanced: training images and their shifts by a pixel",
        BALANCED.withShifts(1),
        Map.of(WnnRows.ERRORS, PublishedWnn.SET_1));
  }

  /** DWNN and the combination, whose published figures are of EMNIST. */
  private void oneImage() {
    String section = "DWNN on MNIST Balanced, Set 1";
    rows.dwnn(section, BALANCED.withShifts(1));
    rows.combined(section, BALANCED.withShifts(1));
  }

  /** Rotated and scaled images take hours, so only in full. */
  private void sets() {
    for (int set = 2; set <= 4; set++) {
      for (Interpolation each : Interpolation.values()) {
        rows.errors(
            "Sets 2 to 4 on MNIST Balanced: the published interpolation is not stated",
            "WNN11, Set %d, %s".formatted(set, each.wireName()),
            BALANCED.extended(set(set, each)),
            Map.of(WnnRows.ERRORS, PublishedWnn.SETS_2_TO_4.get(set - 2)));
      }
    }
    for (Interpolation each : Interpolation.values()) {
      rows.errors(
          "Set 4 on MNIST Standard: the published interpolation is not stated",
          "WNN11, Set 4, " + each.wireName(),
          BALANCED.on(WnnExperiment.FILE, WnnExperiment.FILE).extended(set(4, each)),
          Map.of(WnnRows.ERRORS, PublishedWnn.STANDARD_SET_4));
    }
  }

  private static Extension set(int number, Interpolation interpolation) {
    return Extension.parse("set%d:%s".formatted(number, interpolation.wireName()));
  }

  private void powers() {
    rows.table(OTHER + ", p = 1", BEFORE.withPower(1), PublishedWnn.ABSOLUTE);
    for (int window : PublishedWnn.ABSOLUTE.keySet()) {
      rows.errors(OTHER + ", p = 3", BEFORE.withWindow(window).withPower(3), Map.of());
    }
  }

  private void binarised() {
    String section = OTHER + ", pixels of 0 and 1: the published threshold is unknown";
    PublishedWnn.BINARISED.forEach(
        (window, errors) -> binarised(section, BEFORE.withWindow(window).binarised(128), errors));
    for (int threshold : new int[] {1, 64, 192}) {
      binarised(section, BEFORE.binarised(threshold), PublishedWnn.BINARISED.get(BEST));
    }
  }

  private void binarised(String section, WnnExperiment asked, int published) {
    rows.errors(
        section,
        "%s, 1 from %d on".formatted(asked.name(), asked.threshold()),
        asked,
        Map.of(WnnRows.ERRORS, (double) published));
  }

  private void comparisons() {
    rows.common(
        "Errors of WNN11 with training images 1:6000 and with 1:5000, tests as Balanced",
        "common errors",
        BALANCED,
        BALANCED.on("1:5000", "6001:"),
        PublishedWnn.STABILITY);
    for (int window : new int[] {PublishedWnn.WHOLE, 3, BEST, 23}) {
      WnnExperiment asked = BALANCED.withWindow(window);
      rows.operations(
          "Elementary operations on MNIST Balanced, as counted and by the published formula",
          asked,
          PublishedWnn.operations(DIGITS.size(), 6000, SIDE, window));
    }
  }
}
