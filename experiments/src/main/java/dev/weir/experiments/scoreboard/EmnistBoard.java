package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.compare.PublishedEmnist;
import dev.weir.trainer.compare.PublishedEmnist.ExtensionSet;
import dev.weir.trainer.compare.PublishedWnn;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.training.WindowMethod;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Published results of WNN on EMNIST Digits: E. Setterqvist, N. Kruglyak, R. Forchheimer, "An
 * Improved Nearest Neighbour Classifier". The published figures stand only beside those of the
 * distributed files.
 */
public final class EmnistBoard {

  private static final int BEST = 11;
  private static final int SIDE = 28;
  private static final List<String> DIGITS = NumberedClasses.of(10);
  private static final String SECTION = "EMNIST Digits, ";

  private final ImageFiles files;
  private final boolean isDistributed;
  private final boolean full;
  private final WnnRuns runs;
  private final WnnRows rows;

  private EmnistBoard(ImageFiles files, boolean isDistributed, boolean full, int threads) {
    this.files = files;
    this.isDistributed = isDistributed;
    this.full = full;
    this.runs = new WnnRuns(files, full ? 0 : ImageBoards.SAMPLE, threads);
    this.rows = new WnnRows(runs);
  }

  /**
   * Creates the board.
   *
   * @param files ten digits of 28 x 28 pixels, as many training images of each
   * @param isDistributed whether the files are those that the published figures are of
   * @param full whether to run all tests of every row, or only the first {@value
   *     #ImageBoards#SAMPLE} of a shuffle
   * @param threads number of threads
   * @throws DataException if they are other images
   */
  public static EmnistBoard of(ImageFiles files, boolean isDistributed, boolean full, int threads) {
    boolean wholly = isDistributed && perDigit(files) == PublishedEmnist.TRAINING_IMAGES;
    EmnistBoard board = new EmnistBoard(files, wholly, full, threads);
    board.sets();
    board.nearest();
    board.dwnn();
    board.third();
    return board;
  }

  /** Training images of each digit. */
  private static int perDigit(ImageFiles files) {
    GreyImages train = files.train();
    int[] sizes = new int[train.classes()];
    IntStream.of(train.labels()).forEach(label -> sizes[label]++);
    boolean even = IntStream.of(sizes).distinct().count() == 1;
    boolean digits = train.classNames().equals(DIGITS);
    if (!digits || !even || train.width() != SIDE || train.height() != SIDE) {
      throw new DataException(
          "%s: %d images of %d x %d pixels with the classes %s, %d to %d of each; EMNIST Digits has images of 28 x 28 pixels with the classes 0 to 9, equally many of each"
              .formatted(
                  files.name(),
                  train.size(),
                  train.width(),
                  train.height(),
                  train.classNames(),
                  IntStream.of(sizes).min().orElse(0),
                  IntStream.of(sizes).max().orElse(0)));
    }
    return sizes[0];
  }

  private void sets() {
    WnnExperiment first = asked(BEST, PublishedEmnist.SETS.getFirst(), perDigit(files));
    runs.together(
        NestedRun.ofBoth(
            first,
            PublishedEmnist.SETS.stream().map(set -> Extension.parse(set.extension())).toList()));
    for (ExtensionSet set : PublishedEmnist.SETS) {
      WnnExperiment run = asked(BEST, set, perDigit(files));
      rows.kept(SECTION + "sets of training images", title(run, set), run, published(set.errors()));
    }
  }

  /** The published figures are of Set 4. */
  private void dwnn() {
    ExtensionSet last = PublishedEmnist.SETS.getLast();
    String section = SECTION + "DWNN, alone and combined with WNN";
    for (ExtensionSet set : PublishedEmnist.SETS.subList(1, PublishedEmnist.SETS.size())) {
      WnnExperiment windows = asked(BEST, set, perDigit(files));
      WnnExperiment images = windows.by(WindowMethod.DWNN);
      WnnExperiment both = windows.by(WindowMethod.COMBINED);
      boolean isLast = set.equals(last);
      rows.kept(
          section, title(images, set), images, isLast ? published(PublishedEmnist.DWNN) : Map.of());
      rows.errors(
          section, title(both, set), both, isLast ? published(PublishedEmnist.COMBINED) : Map.of());
    }
  }

  private static String title(WnnExperiment run, ExtensionSet set) {
    return "%s, Set %d".formatted(run.name(), set.number());
  }

  private void nearest() {
    List<ExtensionSet> sets = PublishedEmnist.SETS;
    String section = "nearest neighbour";
    add(section, PublishedWnn.WHOLE, sets.getFirst(), PublishedEmnist.NEAREST_SET_0);
    add(section, PublishedWnn.WHOLE, sets.getLast(), PublishedEmnist.NEAREST_SET_4);
  }

  private void add(String section, int window, ExtensionSet set, double errors) {
    int images = perDigit(files);
    WnnExperiment asked = asked(window, set, images);
    add(section, title(asked, set), asked, errors);
  }

  /** The first third of each digit. */
  private void third() {
    ExtensionSet set = PublishedEmnist.SETS.getLast();
    int images = Math.max(1, perDigit(files) / 3);
    add(
        "a third of the training images; which, is not published",
        "WNN%d, images 1:%d, Set %d".formatted(BEST, images, set.number()),
        asked(BEST, set, images),
        PublishedEmnist.THIRD_SET_4);
  }

  private WnnExperiment asked(int window, ExtensionSet set, int images) {
    return WnnExperiment.of("1:" + images, (perDigit(files) + 1) + ":", WnnParameters.of(window))
        .extended(Extension.parse(set.extension()));
  }

  private void add(String section, String title, WnnExperiment asked, double errors) {
    rows.errors(SECTION + section, title, asked, published(errors));
  }

  private Map<String, Double> published(double errors) {
    return isDistributed ? Map.of(WnnRows.ERRORS, errors) : Map.of();
  }

  /** The rows, under this name. */
  public Scoreboard scoreboard(String name) {
    return new Scoreboard(name, ImageBoards.settings(files, full), rows.all(), runs::keepIn);
  }

  /** What some of the rows would take. */
  public WnnPlan plan(Predicate<ScoreboardRow> wanted, Progress progress) {
    return rows.plan(new WnnPlan(files, runs, progress), wanted);
  }
}
