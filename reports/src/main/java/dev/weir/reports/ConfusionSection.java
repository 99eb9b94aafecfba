package dev.weir.reports;

import dev.weir.classifiers.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The confusion matrix and a list of its errors. */
final class ConfusionSection {

  private static final int MOST = 20;

  /** Records of a class with the same wrong prediction. */
  private record Confusion(int actual, int predicted, long count, long all) {}

  private ConfusionSection() {}

  static Section of(Evaluation evaluation) {
    ConfusionPicture picture = new ConfusionPicture(evaluation);
    List<Confusion> errors = errors(evaluation.confusion());
    String left =
        ShownClasses.note(
            " The list has the %d most frequent of %,d kinds of errors", MOST, errors.size());
    return new Section(
        "confusion",
        "Confusion matrix",
        "Rows are true classes, columns predictions. Blue cells are correct, red ones errors; the"
            + " fuller the colour, the greater the share of the row."
            + picture.text()
            + left,
        List.of(picture.draw()),
        table(evaluation.classes(), errors));
  }

  private static List<Confusion> errors(long[][] counts) {
    List<Confusion> errors = new ArrayList<>();
    for (int actual = 0; actual < counts.length; actual++) {
      long all = Arrays.stream(counts[actual]).sum();
      for (int predicted = 0; predicted < counts.length; predicted++) {
        if (predicted != actual && counts[actual][predicted] > 0) {
          errors.add(new Confusion(actual, predicted, counts[actual][predicted], all));
        }
      }
    }
    errors.sort(Comparator.comparingLong(Confusion::count).reversed());
    return errors;
  }

  private static List<List<String>> table(List<String> classes, List<Confusion> errors) {
    if (errors.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("error", "records", "of the class"));
    for (Confusion each : errors.subList(0, Math.min(MOST, errors.size()))) {
      rows.add(
          List.of(
              "%s taken for %s"
                  .formatted(
                      ClassNameText.isolated(classes.get(each.actual())),
                      ClassNameText.isolated(classes.get(each.predicted()))),
              String.format(Locale.ROOT, "%,d", each.count()),
              String.format(Locale.ROOT, "%.1f%%", 100.0 * each.count() / each.all())));
    }
    return rows;
  }
}
