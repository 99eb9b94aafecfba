package dev.weir.experiments.scoreboard;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnFootprint;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.experiments.scoreboard.NestedRun.Pairs;
import dev.weir.experiments.scoreboard.WnnWork.Kind;
import dev.weir.schemas.MarkdownTable;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WnnEvaluation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Estimates of runs before they start. The time per pair is CPU time, measured with all threads
 * after a run to warm up, on {@value #TESTS} tests per thread and as many training images as stand
 * for {@value #IMAGES} or fewer, extensions included ({@value #IMAGES_OF_SETS} for nested sets);
 * {@linkplain WnnWork#alike similar} rows share it.
 */
public final class WnnPlan {

  private static final int IMAGES = 100_000;
  private static final int TESTS = 128;

  /** Of squared distances of training images that are not extended: a batch. */
  private static final int TESTS_OF_FEW = 512;

  /** With fewer, what is done for each test alone would count too much. */
  private static final int IMAGES_OF_SETS = 3 * IMAGES;

  /** Distances of all classes are several times slower. */
  private static final int TESTS_OF_DISTANCES = 8;

  private static final double GIGA = 1e9;

  private final ImageFiles files;
  private final WnnRuns runs;
  private final Progress progress;
  private final List<WnnEstimate> estimates = new ArrayList<>();
  private final Map<WnnWork, Double> paces = new HashMap<>();
  private final Map<WnnExperiment, Pairs> sizes = new HashMap<>();

  WnnPlan(ImageFiles files, WnnRuns runs, Progress progress) {
    this.files = files;
    this.runs = runs;
    this.progress = progress;
  }

  /** Adds a row. */
  void add(String title, List<WnnWork> works) {
    long most = 0;
    double testsOfAll = 0;
    double pairs = 0;
    double micros = 0;
    long bytes = 0;
    for (WnnWork each : works) {
      int imagesEach = each.run().parameters().imagesEach();
      Pairs size = size(each);
      double of = each.share() * size.pairs() * imagesEach;
      pairs += of;
      micros += of * microsPerPair(each);
      most = Math.max(most, (long) size.trainings() * imagesEach);
      testsOfAll = Math.max(testsOfAll, each.share() * size.tests());
      bytes = Math.max(bytes, bytes(each));
    }
    double pace = pairs == 0 ? 0 : micros / pairs;
    estimates.add(
        new WnnEstimate(
            title, Math.round(testsOfAll), most, pace, micros / runs.threads() / 3.6e9, bytes));
  }

  /** Of all tests. */
  private Pairs size(WnnWork work) {
    return work.kind() == Kind.NESTED
        ? sizes.computeIfAbsent(
            work.run(), run -> runs.nestedIn(run).orElseThrow().pairs(runs::images))
        : sizes.computeIfAbsent(
            WnnExperiment.of(work.run().train(), work.run().test(), WnnRuns.NEAREST), this::alone);
  }

  private Pairs alone(WnnExperiment run) {
    int tests = runs.images(run).test().size();
    int images = trainingImages(run);
    return new Pairs(tests, images, (long) tests * images);
  }

  private int trainingImages(WnnExperiment run) {
    return run.isSplitByFiles()
        ? files.train().size()
        : files.train().classes() * ImageRange.parse(run.train()).last();
  }

  private double microsPerPair(WnnWork work) {
    WnnWork alike = work.alike();
    Double known = paces.get(alike);
    if (known == null) {
      known = measured(work.kind() == Kind.NESTED ? work : alike);
      paces.put(alike, known);
    }
    return known;
  }

  private double measured(WnnWork work) {
    WnnExperiment run = work.run();
    progress.update("measuring paces: " + run.name(), paces.size(), paces.size() + 1);
    int most = work.kind() == Kind.NESTED ? IMAGES_OF_SETS : IMAGES;
    int each = Math.max(1, most / run.parameters().imagesEach() / files.train().classes());
    int last = Math.min(each, trainingImages(run) / files.train().classes());
    WnnParameters of = run.parameters();
    boolean isFast = of.imagesEach() == 1 && of.power() == 2 && of.neighbours() == 1;
    int tests = isFast ? TESTS_OF_FEW : TESTS;
    if (work.kind() == Kind.DISTANCES) {
      tests = TESTS_OF_DISTANCES;
    }
    ImageDataSet sample =
        ImageDataSet.of(files, new ImageRange(1, last), testsAfter(last))
            .limited(runs.threads() * tests);
    ImageDataSet data =
        run.threshold() == WnnExperiment.GREY ? sample : sample.binarised(run.threshold());
    compare(work, data);
    long before = cpuNanos();
    compare(work, data);
    double pairs =
        (double) data.test().size() * data.train().size() * run.parameters().imagesEach();
    return (cpuNanos() - before) / 1e3 / pairs;
  }

  private ImageRange testsAfter(int last) {
    return ImageRange.parse((last + 1) + ":");
  }

  private void compare(WnnWork work, ImageDataSet data) {
    WnnExperiment run = work.run();
    switch (work.kind()) {
      case CLASSES -> WnnEvaluation.run(data, run.method(), runs.settings(run), Progress.NONE);
      case NESTED ->
          runs.nestedIn(run)
              .orElseThrow()
              .reports(any -> data, runs.threads(), RunParts.NONE, Progress.NONE);
      case BITS -> ClassDistances.ofBits(data, runs.threads(), Progress.NONE);
      case DISTANCES ->
          ClassDistances.of(
              data, run.method().classifier(data, run.parameters()), runs.threads(), Progress.NONE);
    }
  }

  /** Of the process; unlike elapsed time, it hardly depends on what else the machine does. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** The files' images, their selection, the classifier's copy and the scorers. */
  private long bytes(WnnWork work) {
    WnnExperiment run = work.run();
    GreyImages train = files.train();
    WnnFootprint wnn = new WnnFootprint(train.width(), train.height());
    int images = size(work).trainings();
    long area = (long) train.width() * train.height();
    long scorer = wnn.ofScorer(run.parameters(), images / train.classes());
    long dwnn = run.method() == WindowMethod.WNN ? 0 : wnn.ofDwnnScorer(run.parameters(), images);
    int copies = 1;
    if (work.kind() == Kind.NESTED) {
      NestedRun nested = runs.nestedIn(run).orElseThrow();
      dwnn = wnn.ofNestedScorer(run.parameters(), nested.sets(), images);
      // Of each split, and each image once.
      copies = nested.splits().size() + 1;
    }
    return 2 * area * (train.size() + files.test().size())
        + copies * (area * images + wnn.ofImages(images, run.parameters().extension()))
        + runs.threads() * (scorer + dwnn);
  }

  /** The estimates as JSON. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hours", hours());
    json.put("bytes", bytes());
    json.put("rows", List.copyOf(estimates));
    return json;
  }

  /** One row after the other. */
  private double hours() {
    return estimates.stream().mapToDouble(WnnEstimate::hours).sum();
  }

  private long bytes() {
    return estimates.stream().mapToLong(WnnEstimate::bytes).max().orElse(0);
  }

  /** The estimates as a table. */
  public String text() {
    MarkdownTable table =
        new MarkdownTable(List.of("row", "tests", "images", "µs a pair", "hours", "GB of heap"));
    estimates.forEach(each -> table.row(line(each)));
    return table
        + String.format(
            Locale.ROOT,
            "%nabout %.1f hours in all if each of %d threads has a processor, one row after the"
                + " other, and a heap of %.1f GB (-Xmx%dm); CPU times are measured on %d tests per"
                + " thread and up to %,d images, and rows that take up another row's run have none",
            hours(),
            runs.threads(),
            bytes() / GIGA,
            Math.ceilDiv(bytes(), 1 << 20),
            TESTS,
            IMAGES_OF_SETS);
  }

  private static List<String> line(WnnEstimate each) {
    return List.of(
        each.title(),
        "%,d".formatted(each.tests()),
        "%,d".formatted(each.images()),
        String.format(Locale.ROOT, "%.3f", each.microsPerPair()),
        String.format(Locale.ROOT, "%.3f", each.hours()),
        String.format(Locale.ROOT, "%.2f", each.bytes() / GIGA));
  }
}
