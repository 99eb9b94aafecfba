package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.model.WeirVersion;
import dev.weir.classifiers.wnn.Extension;
import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.trainer.compare.PublishedEmnist;
import dev.weir.trainer.compare.PublishedEmnist.ExtensionSet;
import dev.weir.trainer.compare.PublishedWnn;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.ImageFiles;
import java.util.LinkedHashMap;
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

  private static final int SAMPLE = 500;
  private static final int BEST = 11;
  private static final int SIDE = 28;
  private static final List<String> DIGITS = NumberedClasses.of(10);
  private static final String SECTION = "EMNIST Digits, ";

  private final ImageFiles files;
  private final boolean isDistributed;
  private final boolean full;
  private final int threads;
  private final WnnRows rows;
  private final Map<String, WnnExperiment> runs = new LinkedHashMap<>();

  private EmnistBoard(ImageFiles files, boolean isDistributed, boolean full, int threads) {
    this.files = files;
    this.isDistributed = isDistributed;
    this.full = full;
    this.threads = threads;
    this.rows = new WnnRows(files, full ? 0 : SAMPLE, threads);
  }

  /**
   * Creates the board.
   *
   * @param files ten digits of 28 x 28 pixels, as many training images of each
   * @param isDistributed whether the files are those that the published figures are of
   * @param full whether to run all tests of every row, or only the first {@value #SAMPLE} of a
   *     shuffle
   * @param threads number of threads
   * @throws DataException if they are other images
   */
  public static EmnistBoard of(ImageFiles files, boolean isDistributed, boolean full, int threads) {
    boolean wholly = isDistributed && perDigit(files) == PublishedEmnist.TRAINING_IMAGES;
    EmnistBoard board = new EmnistBoard(files, wholly, full, threads);
    board.sets();
    board.nearest();
    // Rows of DWNN and of its combination with WNN belong here.
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
    for (ExtensionSet set : PublishedEmnist.SETS) {
      add("sets of training images", BEST, set, set.errors());
    }
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
    add(section, "%s, Set %d".formatted(asked.name(), set.number()), asked, errors);
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
    return new WnnExperiment(
            "1:" + images,
            (perDigit(files) + 1) + ":",
            WnnParameters.of(window),
            WnnExperiment.GREY)
        .extended(Extension.parse(set.extension()));
  }

  private void add(String section, String title, WnnExperiment asked, double errors) {
    Map<String, Double> published = isDistributed ? Map.of(WnnRows.ERRORS, errors) : Map.of();
    rows.errors(SECTION + section, title, asked, published);
    runs.put(asked.id(), asked);
  }

  /** The rows, under this name. */
  public Scoreboard scoreboard(String name) {
    return new Scoreboard(
        name,
        Map.of(
            "weir.version", WeirVersion.get(),
            "tests", full ? "all" : "first " + SAMPLE,
            "train.digest", files.train().digest(),
            "test.digest", files.test().digest()),
        rows.all());
  }

  /** What some of the rows would take. */
  public WnnPlan plan(Predicate<ScoreboardRow> wanted) {
    WnnPlan plan = new WnnPlan(files, threads);
    long tests = full ? files.test().size() : Math.min(SAMPLE, files.test().size());
    rows.all().stream()
        .filter(wanted)
        .forEach(row -> plan.add(row.title(), runs.get(row.id()), tests));
    return plan;
  }
}
