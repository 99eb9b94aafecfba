package dev.weir.reports;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.elimination.WindowCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The section on the windows that count: how they were chosen, and which they are. */
final class WindowsSection {

  /** Its identifier. */
  static final String ID = "chosen-windows";

  private static final int[] SHOWN = {500, 200, 100, 60, 50, 20, 10, 5, 2, 1};

  private WindowsSection() {}

  /**
   * Creates the section of a model that leaves out windows.
   *
   * @param tests test images, each of which is compared with all training images
   */
  static Section of(WnnClassifier classifier, GreyImages tests, int threads, Progress progress) {
    WindowSelection selection = classifier.selection();
    int width = classifier.training().width();
    int window = classifier.parameters().window();
    String text = "%s The others are not compared.".formatted(selection.description());
    if (selection.elimination().isEmpty()) {
      return Section.of(
          ID, "Windows that count", text, List.of(WindowFramePicture.of(selection, width, window)));
    }
    WindowElimination elimination = selection.elimination().get();
    WnnClassifier all = classifier.withSelection(WindowSelection.all(selection.all()));
    List<Integer> errors = WindowCurve.of(all, elimination, tests, threads, progress);
    return new Section(
        ID,
        "Windows that count",
        text
            + " They were left out one by one, each time the one without which the errors on the"
            + " validation images are fewest.",
        WindowPictures.of(selection, width, window, errors, tests.size()),
        table(selection, elimination, errors, tests.size()));
  }

  private static List<List<String>> table(
      WindowSelection selection, WindowElimination elimination, List<Integer> errors, int tests) {
    TreeSet<Integer> counts = new TreeSet<>(List.of(selection.all(), selection.size()));
    for (int count : SHOWN) {
      if (count < selection.all()) {
        counts.add(count);
      }
    }
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "windows",
            "errors in %,d validation images".formatted(elimination.images()),
            "errors in %,d test images".formatted(tests)));
    for (int count : counts.descendingSet()) {
      table.add(
          List.of(
              "%,d".formatted(count),
              "%,d".formatted(elimination.errors(count)),
              "%,d".formatted(errors.get(count - 1))));
    }
    return table;
  }
}
