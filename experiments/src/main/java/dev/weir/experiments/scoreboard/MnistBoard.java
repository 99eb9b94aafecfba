package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.Interpolation;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.compare.PublishedWnn;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.training.WindowMethod;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Published results of WNN on MNIST: E. Setterqvist, N. Kruglyak, R. Forchheimer, "An Improved
 * Nearest Neighbour Classifier". Rows whose settings were published completely must be reproduced
 * exactly; neither the pixel threshold nor the interpolation was published.
 */
public final class MnistBoard {

  private static final int BEST = 11;
  private static final int SIDE = 28;

  /** Tests of trials that take too long for all. */
  private static final int CLOSEST = 200;

  /** Digests of the training and the test part, images and labels. */
  private static final List<String> DIGESTS =
      List.of(
          "30ecfc371f98a8b7146c1b7d33cf0fea1606ea47affe9d5931a357a6e35be168",
          "fbdec757ee1d83347b8fad5ac183407f45294e462164b093506ffd1b00a04663");

  private static final List<String> DIGITS = NumberedClasses.of(10);
  private static final WnnExperiment BALANCED =
      WnnExperiment.of("1:6000", "6001:", WnnParameters.of(BEST));
  private static final WnnExperiment BEFORE = BALANCED.on("1:5000", "5001:6000");
  private static final WnnExperiment FEWER_IMAGES = BALANCED.on("1:5000", "6001:");
  private static final String FEWER = "Training images 1:5000, tests as Balanced";
  private static final String OTHER = "Training images 1:5000, tests 5001:6000";

  private final ImageFiles files;
  private final boolean full;
  private final WnnRuns runs;
  private final WnnRows rows;

  private MnistBoard(ImageFiles files, boolean full, int threads) {
    this.files = files;
    this.full = full;
    this.runs = new WnnRuns(files, full ? 0 : ImageBoards.SAMPLE, threads);
    this.rows = new WnnRows(runs);
  }

  /**
   * Creates the board.
   *
   * @param files MNIST
   * @param full whether to run all tests of every row, or only the first {@value
   *     ImageBoards#SAMPLE} of a shuffle, without the rows that take longest
   * @param threads number of threads
   */
  public static MnistBoard of(ImageFiles files, boolean full, int threads) {
    MnistBoard board = new MnistBoard(files, full, threads);
    board.windowSizes();
    board.trainingRanges();
    board.sets();
    board.powers();
    board.binarised();
    board.neighbours();
    board.comparisons();
    return board;
  }

  /** The rows, under this name; with published figures only beside those of MNIST. */
  public Scoreboard scoreboard(String name) {
    List<ScoreboardRow> all =
        isMnist(files)
            ? rows.all()
            : rows.all().stream().map(row -> row.withPublished(Map.of())).toList();
    return new Scoreboard(name, ImageBoards.settings(files, full), all, runs::keepIn);
  }

  /** Whether images, labels and their order are those of MNIST. */
  public static boolean isMnist(ImageFiles files) {
    return List.of(files.train().digest(), files.test().digest()).equals(DIGESTS);
  }

  /** What some of the rows would take. */
  public WnnPlan plan(Predicate<ScoreboardRow> wanted, Progress progress) {
    return rows.plan(new WnnPlan(files, runs, progress), wanted);
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

  private void windowSizes() {
    for (int window : PublishedWnn.WINDOWS) {
      WnnExperiment run = BALANCED.withWindow(window);
      Map<String, Double> published = PublishedWnn.balancedByDigit(window);
      if (window == BEST) {
        rows.kept("MNIST Balanced", run.name(), run, published);
      } else {
        rows.errors("MNIST Balanced", run, published);
      }
    }
    PublishedWnn.FEWER.forEach(
        (window, errors) -> {
          WnnExperiment run = FEWER_IMAGES.withWindow(window);
          Map<String, Double> published = Map.of(WnnRows.ERRORS, (double) errors);
          if (window == BEST) {
            rows.kept(FEWER, run.name(), run, published);
          } else {
            rows.errors(FEWER, run, published);
          }
        });
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
  }

  /** Rotated and scaled images take long, so only in full, and in one pass over those of all. */
  private void sets() {
    int last = full ? 4 : 1;
    WnnExperiment standard = BALANCED.on(WnnExperiment.FILE, WnnExperiment.FILE);
    Extension largest = set(4, Extension.DEFAULT_INTERPOLATION);
    NestedRun balanced =
        NestedRun.ofBoth(
            BALANCED,
            IntStream.rangeClosed(1, last)
                .mapToObj(set -> set(set, Extension.DEFAULT_INTERPOLATION))
                .toList());
    runs.together(full ? balanced.with(NestedRun.ofWindows(standard, List.of(largest))) : balanced);
    for (int set = 1; set <= last; set++) {
      ofBalanced(WindowMethod.WNN, set, Map.of(WnnRows.ERRORS, published(set)));
    }
    for (int set = 1; set <= last; set++) {
      ofBalanced(WindowMethod.DWNN, set, Map.of());
      ofBalanced(WindowMethod.COMBINED, set, Map.of());
    }
    if (full) {
      rows.errors(
          "MNIST Standard with more training images",
          "WNN11, Set 4",
          standard.extended(largest),
          Map.of(WnnRows.ERRORS, PublishedWnn.STANDARD_SET_4));
      interpolations();
    }
  }

  private void ofBalanced(WindowMethod method, int set, Map<String, Double> published) {
    WnnExperiment run = BALANCED.by(method).extended(set(set, Extension.DEFAULT_INTERPOLATION));
    String section =
        method == WindowMethod.WNN
            ? "MNIST Balanced with more training images"
            : "DWNN on MNIST Balanced with more training images";
    String title = "%s, Set %d".formatted(run.name(), set);
    if (method == WindowMethod.COMBINED) {
      rows.errors(section, title, run, published);
    } else {
      rows.kept(section, title, run, published);
    }
  }

  private static double published(int set) {
    return set == 1 ? PublishedWnn.SET_1 : PublishedWnn.SETS_2_TO_4.get(set - 2);
  }

  /** Without those that are the same for a set: mixed rotates as nearest and scales as bicubic. */
  private void interpolations() {
    for (int set = 2; set <= 4; set++) {
      for (Interpolation each : Interpolation.values()) {
        boolean isSame =
            (set == 2 && each == Interpolation.NEAREST)
                || (set == 3 && each == Interpolation.BICUBIC);
        if (!isSame) {
          rows.closest(
              "Interpolations tried on the %d tests of MNIST Balanced whose digit leads least under Set 0"
                  .formatted(CLOSEST),
              "WNN11, Set %d, %s".formatted(set, each.wireName()),
              BALANCED.extended(set(set, each)),
              BALANCED,
              CLOSEST);
        }
      }
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
        (window, errors) ->
            binarised(section, BEFORE.withWindow(window).binarised(PublishedWnn.HALF), errors));
    for (int threshold : new int[] {1, 64, 126, 127, 129, 192}) {
      WnnExperiment nearest = BEFORE.withWindow(PublishedWnn.WHOLE).binarised(threshold);
      binarised(section, nearest, PublishedWnn.BINARISED.get(PublishedWnn.WHOLE));
    }
    for (int threshold : new int[] {1, 64, 126, 192}) {
      binarised(section, BEFORE.binarised(threshold), PublishedWnn.BINARISED.get(BEST));
    }
  }

  private void binarised(String section, WnnExperiment run, int published) {
    rows.ties(
        section,
        "%s, 1 from %d on".formatted(run.name(), run.threshold()),
        run,
        Map.of(WnnRows.WITH_TIES, (double) published));
  }

  private void neighbours() {
    for (int k : new int[] {3, 5}) {
      rows.errors(
          "MNIST Balanced, each window's sum of the k least distances; the authors saw no gain",
          "WNN11, k = " + k,
          BALANCED.withNeighbours(k),
          Map.of());
    }
  }

  private void comparisons() {
    rows.common(
        "Errors of WNN11 with training images 1:6000 and with 1:5000, tests as Balanced",
        "common errors",
        BALANCED,
        FEWER_IMAGES,
        PublishedWnn.STABILITY);
    if (full) {
      rows.fewerWindows(
          "Fewer windows: training images 1:5000, chosen on 5001:6000, tests as Balanced",
          "WNN11",
          FEWER_IMAGES,
          BEFORE);
    }
    for (int window : new int[] {PublishedWnn.WHOLE, 3, BEST, 23}) {
      rows.operations(
          "Elementary operations on MNIST Balanced, as counted and by the published formula",
          BALANCED.withWindow(window),
          PublishedWnn.operations(DIGITS.size(), 6000, SIDE, window));
    }
  }
}
