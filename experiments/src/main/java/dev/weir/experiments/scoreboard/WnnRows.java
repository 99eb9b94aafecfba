package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.elimination.WindowCurve;
import dev.weir.experiments.scoreboard.WnnWork.Kind;
import dev.weir.trainer.compare.PublishedWnn;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.training.WindowChoice;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Collects rows for runs of WNN on ranges of the same images. */
final class WnnRows {

  /** The main figure of most rows; that of digit d is {@code errors.d}. */
  static final String ERRORS = "errors";

  /** Errors if a class that is only as near as another counts as wrong. */
  static final String WITH_TIES = "errors, ties are wrong";

  /** About as many tests as WNN and DWNN differ on. */
  private static final double DIFFERING = 0.01;

  private static final List<Integer> WINDOWS = List.of(784, 500, 200, 100, 60, 50, 20, 10, 5, 2, 1);

  private final WnnRuns runs;
  private final List<ScoreboardRow> rows = new ArrayList<>();

  /** What each row has to do after the rows before it, by its id. */
  private final Map<String, List<WnnWork>> works = new HashMap<>();

  /** Runs of earlier rows. */
  private final Set<WnnExperiment> asked = new HashSet<>();

  /** Runs whose distances choose tests of earlier rows. */
  private final Set<WnnExperiment> compared = new HashSet<>();

  private final Map<WnnExperiment, ClassDistances> distances = new HashMap<>();

  WnnRows(WnnRuns runs) {
    this.runs = runs;
  }

  List<ScoreboardRow> all() {
    return rows;
  }

  /** Adds what some of the rows would take to a plan. */
  WnnPlan plan(WnnPlan plan, Predicate<ScoreboardRow> wanted) {
    rows.stream().filter(wanted).forEach(row -> plan.add(row.title(), works.get(row.id())));
    return plan;
  }

  /** One row per window size, with published totals. */
  void table(String section, WnnExperiment first, Map<Integer, Integer> published) {
    published.forEach(
        (window, errors) ->
            errors(section, first.withWindow(window), Map.of(ERRORS, (double) errors)));
  }

  /** The errors of a run, in total and by digit. */
  void errors(String section, WnnExperiment run, Map<String, Double> published) {
    errors(section, run.name(), run, published);
  }

  /** The same with a separate title. */
  void errors(String section, String title, WnnExperiment run, Map<String, Double> published) {
    add(
        run.id(),
        section,
        title,
        workOf(run),
        published,
        progress -> errors(runs.report(run, progress).evaluation()));
  }

  /** The same for a run that later rows take up: the mistakes are figures, too. */
  void kept(String section, String title, WnnExperiment run, Map<String, Double> published) {
    add(run.id(), section, title, workOf(run), published, new KeptRun(runs, run));
  }

  private List<WnnWork> workOf(WnnExperiment run) {
    if (!asked.add(run)) {
      return List.of();
    }
    NestedRun together = runs.nestedIn(run).orElse(null);
    if (together != null) {
      asked.addAll(together.runs());
      return List.of(new WnnWork(together.largest(), Kind.NESTED, 1));
    }
    if (run.method() != WindowMethod.COMBINED) {
      return List.of(new WnnWork(run, Kind.CLASSES, 1));
    }
    WnnExperiment nearest = run.by(WindowMethod.WNN).withWindow(PublishedWnn.WHOLE);
    List<WnnWork> all = new ArrayList<>();
    all.addAll(workOf(run.by(WindowMethod.WNN)));
    all.addAll(workOf(run.by(WindowMethod.DWNN)));
    // The distances of two classes of ten.
    all.add(new WnnWork(nearest, Kind.DISTANCES, DIFFERING / 5));
    return all;
  }

  static Map<String, Double> errors(Evaluation evaluation) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(ERRORS, (double) evaluation.errors());
    long[] byClass = evaluation.errorsByClass();
    for (int c = 0; c < byClass.length; c++) {
      figures.put(ERRORS + "." + evaluation.classes().get(c), (double) byClass[c]);
    }
    return figures;
  }

  /** Errors with and without ties, from the exact distances of all classes. */
  void ties(String section, String title, WnnExperiment run, Map<String, Double> published) {
    add(
        run.id(),
        section,
        title,
        List.of(new WnnWork(run, runs.isOfBits(run) ? Kind.BITS : Kind.DISTANCES, 1)),
        published,
        progress -> {
          ClassDistances all = distances(run, progress);
          Map<String, Double> figures = new LinkedHashMap<>();
          figures.put(WITH_TIES, (double) all.errorsWithTies());
          figures.put(ERRORS, (double) all.errors());
          return figures;
        });
  }

  private ClassDistances distances(WnnExperiment run, Progress progress) {
    ImageDataSet images = runs.images(run);
    if (runs.isOfBits(run)) {
      return ClassDistances.ofBits(images, runs.threads(), progress);
    }
    return ClassDistances.of(
        images, run.method().classifier(images, run.parameters()), runs.threads(), progress);
  }

  /**
   * The errors of a run on some tests only: those whose class leads least in another run.
   *
   * @param leads the other run
   * @param most number of tests
   */
  void closest(String section, String title, WnnExperiment run, WnnExperiment leads, int most) {
    List<WnnWork> work = new ArrayList<>();
    if (compared.add(leads)) {
      work.add(new WnnWork(leads, Kind.DISTANCES, 1));
    }
    work.add(new WnnWork(run, Kind.CLASSES, most / 10_000.0));
    add(
        "closest %d of %s: %s".formatted(most, leads.id(), run.id()),
        section,
        title,
        work,
        Map.of(),
        progress -> closest(run, leads, most, progress));
  }

  private Map<String, Double> closest(
      WnnExperiment run, WnnExperiment leads, int most, Progress progress) {
    ClassDistances known = distances.get(leads);
    if (known == null) {
      known = distances(leads, half(0, progress));
      distances.put(leads, known);
    }
    ImageDataSet images = runs.images(run);
    ImageDataSet some =
        new ImageDataSet(
            images.train(),
            images.test().select(known.closest(most)),
            Optional.empty(),
            images.split());
    return errors(
        WnnEvaluation.run(some, run.method(), runs.settings(run), half(1, progress)).evaluation());
  }

  /** Number of errors that two runs on the same tests have in common. */
  void common(
      String section,
      String title,
      WnnExperiment one,
      WnnExperiment other,
      Map<String, Double> known) {
    List<WnnWork> work = new ArrayList<>(workOf(one));
    work.addAll(workOf(other));
    add(
        "common errors",
        section,
        title,
        work,
        known,
        progress ->
            common(
                runs.mistakes(one, half(0, progress)).keySet(),
                runs.mistakes(other, half(1, progress)).keySet()));
  }

  /** The first or the second half of a row. */
  private static Progress half(int which, Progress progress) {
    return (stage, done, total) -> progress.update(stage, which * total + done, 2 * total);
  }

  private static Map<String, Double> common(Set<Integer> one, Set<Integer> other) {
    long both = one.stream().filter(other::contains).count();
    long either = one.size() + other.size() - both;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("errors of both", (double) both);
    figures.put("errors of either", (double) either);
    figures.put("share", (double) both / either);
    return figures;
  }

  /** Elementary operations per test image, compared with a formula. */
  void operations(String section, WnnExperiment run, double formula) {
    String figure = "operations a test";
    add(
        "operations " + run.id(),
        section,
        run.name(),
        workOf(run),
        Map.of(figure, formula),
        progress -> operations(runs.report(run, progress), figure, formula));
  }

  private static Map<String, Double> operations(WnnReport report, String figure, double formula) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(figure, (double) Math.round(report.operationsPerTest()));
    figures.put("share of the formula's", report.operationsPerTest() / formula);
    return figures;
  }

  /**
   * Errors by number of windows, which backward elimination chooses on other tests.
   *
   * @param run all windows, and the tests
   * @param validation the same training images, and the tests to choose on
   */
  void fewerWindows(String section, String title, WnnExperiment run, WnnExperiment validation) {
    add(
        "windows chosen on %s: %s".formatted(validation.test(), run.id()),
        section,
        title,
        List.of(new WnnWork(validation, Kind.DISTANCES, 1), new WnnWork(run, Kind.DISTANCES, 1)),
        Map.of(),
        progress -> fewerWindows(run, validation, progress));
  }

  private Map<String, Double> fewerWindows(
      WnnExperiment run, WnnExperiment validation, Progress progress) {
    ImageDataSet chosenOn = runs.images(validation);
    ImageDataSet images = runs.images(run);
    ImageDataSet both =
        new ImageDataSet(
            images.train(), images.test(), Optional.of(chosenOn.test()), images.split());
    WindowElimination elimination =
        WindowChoice.run(both, run.parameters(), runs.threads(), half(0, progress));
    List<Integer> errors =
        WindowCurve.of(
            new WnnClassifier(images.trainOfEachClass(), run.parameters()),
            elimination,
            images.test(),
            runs.threads(),
            half(1, progress));
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int windows : WINDOWS) {
      if (windows <= errors.size()) {
        figures.put("errors, %d windows".formatted(windows), (double) errors.get(windows - 1));
        figures.put(
            "errors on validation images, %d windows".formatted(windows),
            (double) elimination.errors(windows));
      }
    }
    return figures;
  }

  private void add(
      String id,
      String section,
      String title,
      List<WnnWork> work,
      Map<String, Double> published,
      RowMeasurement measurement) {
    works.put(id, work);
    double weight = work.stream().mapToDouble(WnnWork::weight).sum();
    rows.add(
        ScoreboardRow.of(id, section, title, Math.max(weight, WnnWork.LEAST), measurement)
            .withPublished(published)
            .withSample(runs.limit() == 0 ? "" : "first %d tests at most".formatted(runs.limit())));
  }
}
