package dev.weir.reports;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.ModelCompatibility;
import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.explain.KernelView;
import dev.weir.classifiers.explain.RankedKernel;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.reports.picture.Picture;
import dev.weir.trainer.data.SignalDataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report on a model of the ROCKET family. */
record SignalReport(
    SignalModel model,
    SignalDataSet data,
    ReportLimits limits,
    Progress progress,
    KernelView view) {

  private static final int RANKED = 40;

  /** Number of classes whose alignments are shown. */
  private static final int ALIGNED = 6;

  /**
   * Evaluates a model on the test part and creates its report.
   *
   * @param name name of the model
   * @param progress receives the stages
   * @throws IllegalArgumentException if the model has no kernels, or the data do not match its
   *     input
   */
  static Report of(
      SignalModel model, String name, SignalDataSet data, ReportLimits limits, Progress progress) {
    SignalDataSet known =
        new SignalDataSet(
            known(model, data.train(), data.name()),
            known(model, data.test(), data.name()),
            data.name(),
            data.origin());
    return new SignalReport(model, known, limits, progress, KernelView.of(model)).report(name);
  }

  /** The signals, with classes in the model's order. */
  private static LabelledSignals known(SignalModel model, LabelledSignals signals, String data) {
    int[] labels = ModelCompatibility.require(model, signals, data);
    return new LabelledSignals(signals.signals(), signals.channels(), labels, model.classes());
  }

  private Report report(String name) {
    TestPredictions predictions = predict();
    Evaluation evaluation = predictions.evaluation();
    List<Section> sections = new ArrayList<>();
    sections.add(ModelTable.accuracy(evaluation, PublishedAccuracy.ofSignals(data.name())));
    sections.add(ConfusionSection.of(evaluation));
    sections.add(examples());
    sections.add(variation());
    sections.add(alignments());
    sections.addAll(kernels());
    sections.add(errors(predictions));
    sections.add(ModelTable.of(model, name));
    return new Report(name, ModelTable.lead(evaluation, data.name()), evaluation, sections);
  }

  private TestPredictions predict() {
    LabelledSignals tests = data.test();
    int[] predicted =
        new ParallelScoring(limits.threads(), "predicting", progress).predict(model, tests);
    return new TestPredictions(model.classes(), tests.labels(), predicted);
  }

  private Section examples() {
    SignalPictures pictures = new SignalPictures(data.train());
    return Section.of(
        "examples",
        "Examples of each class",
        "The first training signals of each class before preprocessing, each on its own scale"
            + (data.train().channels() > 1 ? ", one colour per channel." : ".")
            + pictures.leftOut(),
        pictures.examples());
  }

  private Section variation() {
    LabelledSignals prepared = Preprocessing.of(model.preprocessing()).apply(data.train());
    SignalPictures pictures = new SignalPictures(prepared);
    String steps =
        model.preprocessing().isEmpty() ? "" : " after " + String.join(", ", model.preprocessing());
    return Section.of(
        "variation",
        "Variation within a class",
        "Training signals%s: the line is the mean, the band holds the middle 80%% of the values at each sample%s."
                .formatted(steps, data.train().channels() > 1 ? " (first channel)" : "")
            + pictures.leftOut(),
        pictures.variation());
  }

  private Section alignments() {
    progress.update("alignments", 0, 1);
    List<Picture> pictures = new AlignmentPictures(data.train(), data.test()).draw(ALIGNED);
    progress.update("alignments", 1, 1);
    return Section.of(
        "alignments",
        "DTW alignments",
        "Dynamic time warping of the first test signal of a class (blue), after detrend and znorm,"
            + " with its nearest among the first training signals (red): of its own class, and of"
            + " another. Grey lines join the samples that are compared"
            + (data.train().channels() > 1 ? "; first channel only." : ".")
            + ShownClasses.note(model.classes().size(), ALIGNED),
        pictures);
  }

  private List<Section> kernels() {
    progress.update("kernels", 0, 1);
    KernelPictures pictures = new KernelPictures(view, data.train());
    double ppv = RankedKernel.ppvShare(pictures.ranked());
    Section importance =
        Section.of(
            "importance",
            "Kernel importance",
            String.format(
                Locale.ROOT,
                "A kernel's importance is the sum of the L2 norms, over the classes, of its"
                    + " features' weights. Of all importance %.0f%% is on PPV, the share of"
                    + " positive values, and %.0f%% on max, the highest value. The first %d of %,d"
                    + " kernels:",
                100 * ppv,
                100 * (1 - ppv),
                Math.min(RANKED, view.kernels().size()),
                view.kernels().size()),
            List.of(pictures.ranking(RANKED)));
    Section top =
        Section.of(
            "kernels",
            "Top kernels and where they fire",
            "Left: a kernel's weights, spaced by its dilation. Right: the training signal with its"
                + " highest value, and the samples that it covers there; blue weights are positive, red ones negative. Shown are the first %d of %,d by importance."
                    .formatted(
                        Math.min(limits.kernels(), view.kernels().size()), view.kernels().size()),
            pictures.top(limits.kernels()));
    progress.update("kernels", 1, 1);
    return List.of(importance, top);
  }

  private Section errors(TestPredictions predictions) {
    return predictions.errorSection(
        "signal",
        limits.errors(),
        ", after preprocessing. Below each signal, by sample: evidence for the prediction in blue,"
            + " for the true class in red; that of a kernel is placed where its value is highest.",
        new SignalErrorPictures(view, data.test(), predictions).draw(limits.errors()));
  }
}
