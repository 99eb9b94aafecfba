package dev.weir.reports;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.reports.picture.Picture;
import dev.weir.trainer.training.ModelImages;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A report on a model of windowed nearest neighbour of any kind. */
record ImageReport(
    WindowModel model,
    ModelImages images,
    ReportLimits limits,
    Progress progress,
    ImagePictures pictures) {

  /**
   * Evaluates a model on test images and creates its report.
   *
   * @param name name of the model
   * @param progress receives the stages
   */
  static Report of(
      WindowModel model, String name, ModelImages images, ReportLimits limits, Progress progress) {
    ImagePictures pictures =
        new ImagePictures(model.images().classifier().training(), model.classes());
    return new ImageReport(model, images, limits, progress, pictures).report(name);
  }

  private Report report(String name) {
    TestPredictions predictions = predict();
    Evaluation evaluation = predictions.evaluation();
    List<Section> sections = new ArrayList<>();
    String digest = model.provenance().get(Provenance.DATA_DIGEST).orElse("");
    sections.add(
        ModelTable.accuracy(evaluation, PublishedAccuracy.ofImages(images.split(), digest)));
    sections.add(ConfusionSection.of(evaluation));
    sections.add(
        Section.of(
            "examples",
            "Examples of each class",
            "The first training images of each class; 0 is white." + pictures.leftOut(),
            pictures.examples()));
    sections.add(
        Section.of(
            "variation",
            "Variation within a class",
            "Each pixel's 10% quantile, mean and 90% quantile over the training images of a class:"
                + " ink in the first is in nearly every image, ink in the last in some."
                + pictures.leftOut(),
            pictures.variation()));
    if (!model.images().classifier().selection().isAll()) {
      GreyImages some = images.limited(limits.windowTests()).tests();
      sections.add(
          WindowsSection.of(model.images().classifier(), some, limits.threads(), progress));
    }
    if (!limits.windows().isEmpty()) {
      sections.add(windows());
    }
    sections.add(errors(predictions));
    sections.add(ModelTable.of(model, name));
    return new Report(name, ModelTable.lead(evaluation, images.name()), evaluation, sections);
  }

  private TestPredictions predict() {
    GreyImages tests = images.tests();
    int[] actual = tests.labels();
    int[] predicted = WindowErrors.predict(model, tests, limits.threads(), "predicting", progress);
    return new TestPredictions(model.classes(), actual, predicted);
  }

  private Section windows() {
    GreyImages some = images.limited(limits.windowTests()).tests();
    TrainingSet training = model.images().classifier().training();
    int covering = 2 * Math.max(training.width(), training.height()) - 1;
    WnnParameters own = model.images().classifier().parameters();
    TreeSet<Integer> sizes = new TreeSet<>();
    limits.windows().forEach(window -> sizes.add(Math.min(window, covering)));
    sizes.add(Math.min(own.window(), covering));
    List<WindowErrors> runs = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("window", "errors", "tests"));
    for (int window : sizes) {
      WindowErrors run =
          WindowErrors.of(
              model.with(model.images().withParameters(own.withWindow(window))),
              some,
              limits.threads(),
              progress);
      runs.add(run);
      table.add(
          List.of(
              window >= covering ? "NN" : "%d".formatted(window),
              "%d".formatted(run.errors()),
              "%d".formatted(run.tests())));
    }
    Picture picture = WindowPicture.of(runs, covering);
    return new Section(
        "windows",
        "Errors by size of the windows",
        "On %,d test images, with the model's training images; bars are 95%% intervals. The model's own windows are %d pixels wide."
            .formatted(some.size(), own.window()),
        List.of(picture),
        table);
  }

  private Section errors(TestPredictions predictions) {
    return predictions.errorSection(
        "image",
        limits.errors(),
        ". From left to right: the image; for each pixel, that of the training image that is"
            + " nearest in the window around it, for the prediction and for the true class"
            + (model.images().classifier().selection().isAll()
                ? ""
                : ", blank where it does not count")
            + "; and the windows in favour of the prediction in blue, of the true class in red.",
        new ImageErrorPictures(model, pictures, images, predictions)
            .draw(limits.errors(), progress));
  }
}
