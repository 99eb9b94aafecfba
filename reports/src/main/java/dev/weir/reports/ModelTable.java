package dev.weir.reports;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The common first sections of all reports. */
final class ModelTable {

  private ModelTable() {}

  /** The result in a sentence. */
  static String lead(Evaluation evaluation, String data) {
    return String.format(
        Locale.ROOT,
        "%s; the true share lies between %.2f%% and %.2f%% with 95%% confidence (Wilson interval).",
        share(evaluation, data),
        100 * evaluation.interval().lower(),
        100 * evaluation.interval().upper());
  }

  private static String share(Evaluation evaluation, String data) {
    return evaluation.tests() == 1
        ? "The test record of %s is classified %s"
            .formatted(data, evaluation.errors() == 0 ? "correctly" : "wrongly")
        : String.format(
            Locale.ROOT,
            "%.2f%% of %,d test records of %s are classified correctly",
            100 * evaluation.accuracy(),
            evaluation.tests(),
            data);
  }

  /** A table of what the artifact contains about the model. */
  static Section of(Model model, String name) {
    List<String> preprocessing = model.preprocessing();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("model", name));
    rows.add(List.of("kind", model.kind()));
    rows.add(List.of("takes", model.inputShape().toString()));
    rows.add(
        List.of(
            "preprocessing", preprocessing.isEmpty() ? "none" : String.join(", ", preprocessing)));
    rows.add(List.of("classes", String.join(", ", model.classes())));
    model.provenance().entries().forEach((key, value) -> rows.add(List.of(key, value)));
    return new Section("model", "The model", "The contents of the artifact.", List.of(), rows);
  }

  /** The accuracy compared with others. */
  static Section accuracy(Evaluation evaluation, List<PublishedAccuracy> references) {
    String known =
        references.isEmpty()
            ? "There are no published figures for these data."
            : "Grey: published figures for these data.";
    return new Section(
        "accuracy",
        "Accuracy against the references",
        "Blue: this model, with its 95% interval. " + known,
        List.of(PublishedAccuracyPicture.of(evaluation, references)),
        classes(evaluation));
  }

  private static List<List<String>> classes(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", "tests", "errors", "recall", "precision"));
    long[][] confusion = evaluation.confusion();
    for (int c = 0; c < confusion.length; c++) {
      long tests = 0;
      long predicted = 0;
      for (int other = 0; other < confusion.length; other++) {
        tests += confusion[c][other];
        predicted += confusion[other][c];
      }
      long right = confusion[c][c];
      rows.add(
          List.of(
              evaluation.classes().get(c),
              "%d".formatted(tests),
              "%d".formatted(tests - right),
              share(right, tests),
              share(right, predicted)));
    }
    return rows;
  }

  private static String share(long part, long all) {
    return all == 0 ? "–" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / all);
  }
}
