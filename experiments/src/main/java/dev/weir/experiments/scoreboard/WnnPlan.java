package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnFootprint;
import dev.weir.schemas.MarkdownTable;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Estimates of runs before they start. The time per pair is measured on {@value #SAMPLE} training
 * images of each class and {@value #TESTS} tests with the row's own parameters; with all images
 * bounds exclude more of them, so the real time is likely to be shorter.
 */
public final class WnnPlan {

  private static final int SAMPLE = 64;
  private static final int TESTS = 8;
  private static final double GIGA = 1e9;

  private final ImageFiles files;
  private final int threads;
  private final List<WnnEstimate> estimates = new ArrayList<>();

  WnnPlan(ImageFiles files, int threads) {
    this.files = files;
    this.threads = threads;
  }

  /** Adds a run. */
  void add(String title, WnnExperiment asked, long tests) {
    long classes = files.train().classes();
    long images = classes * ImageRange.parse(asked.train()).last();
    estimates.add(
        new WnnEstimate(
            title,
            tests,
            images * asked.parameters().imagesEach(),
            microsPerPair(asked),
            threads,
            bytes(asked, images)));
  }

  private double microsPerPair(WnnExperiment asked) {
    ImageDataSet sample =
        ImageDataSet.of(files, new ImageRange(1, SAMPLE), ImageRange.parse(asked.test()))
            .limited(TESTS);
    return WnnEvaluation.timed(sample, new WnnSettings(asked.parameters(), 1), Progress.NONE)
        .microsPerPair();
  }

  /** The files' images, their selection, the classifier's copy and the scorers. */
  private long bytes(WnnExperiment asked, long images) {
    GreyImages train = files.train();
    WnnFootprint wnn = new WnnFootprint(train.width(), train.height());
    int largest = ImageRange.parse(asked.train()).last();
    long area = (long) train.width() * train.height();
    return 2 * area * (train.size() + files.test().size())
        + area * images
        + wnn.ofImages(images, asked.parameters().extension())
        + threads * wnn.ofScorer(asked.parameters(), largest);
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
            "%nabout %.1f hours in all with %d threads, one row after the other, and a heap of %.1f"
                + " GB (-Xmx%dm); times are measured on %d tests and %d training images of each"
                + " class, and likely to be shorter with all of them",
            hours(),
            threads,
            bytes() / GIGA,
            Math.ceilDiv(bytes(), 1 << 20),
            TESTS,
            SAMPLE);
  }

  private static List<String> line(WnnEstimate each) {
    return List.of(
        each.title(),
        "%,d".formatted(each.tests()),
        "%,d".formatted(each.images()),
        String.format(Locale.ROOT, "%.3f", each.microsPerPair()),
        String.format(Locale.ROOT, "%.2f", each.hours()),
        String.format(Locale.ROOT, "%.2f", each.bytes() / GIGA));
  }
}
