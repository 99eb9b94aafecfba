package dev.weir.trainer.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.schemas.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Errors of WNN by number of windows, from one to all.
 *
 * @param selection the windows that count, with their elimination
 * @param validation the validation images
 * @param testErrors errors on the test part by number of windows, the first with one window
 * @param tests number of test images
 */
public record WindowsReport(
    WindowSelection selection, String validation, List<Integer> testErrors, int tests) {

  private static final List<Integer> SHOWN = List.of(500, 200, 100, 60, 50, 20, 10, 5, 2, 1);

  public WindowsReport {
    testErrors = List.copyOf(testErrors);
  }

  private WindowElimination elimination() {
    return selection.elimination().orElseThrow();
  }

  /** Errors on the test part with the best n windows. */
  public int testErrors(int windows) {
    return testErrors.get(windows - 1);
  }

  /** The report as lines of text: the errors with some numbers of windows. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "windows   %,d of %,d, chosen on %,d validation images (%s)%n%n  windows  validation"
                + " errors  test errors",
            selection.size(),
            selection.all(),
            elimination().images(),
            validation));
    for (int count : shown()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n  %,7d  %,17d  %,11d",
              count,
              elimination().errors(count),
              testErrors(count)));
    }
    return text.toString();
  }

  /** All, the chosen number, and round numbers, descending. */
  private NavigableSet<Integer> shown() {
    NavigableSet<Integer> shown = new TreeSet<>(List.of(selection.all(), selection.size()));
    SHOWN.stream().filter(count -> count < selection.all()).forEach(shown::add);
    return shown.descendingSet();
  }

  /**
   * The report as one JSON object; windows are named by the index of their centre pixel, row by
   * row, and errors are by number of windows, from one to all.
   */
  public ObjectNode toJson() {
    WindowElimination elimination = elimination();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("count", selection.size()).put("all", selection.all());
    json.set("kept", Json.tree(selection.windows()));
    json.put("validation", validation).put("validationImages", elimination.images());
    json.set("leftOut", Json.tree(elimination.order()));
    json.set("validationErrors", Json.tree(elimination.errors()));
    json.set("testErrors", Json.tree(testErrors));
    return json;
  }

  /**
   * A line for each number of windows, from all to one, after a heading; {@code left_out} is the
   * window that is left out to get there.
   */
  public String toCsv() {
    StringBuilder csv =
        new StringBuilder(
            "windows,left_out,validation_errors,validation_images,test_errors,test_images\n");
    List<Integer> order = elimination().order();
    for (int windows = order.size(); windows >= 1; windows--) {
      int before = order.size() - windows - 1;
      csv.append(
          "%d,%s,%d,%d,%d,%d\n"
              .formatted(
                  windows,
                  before < 0 ? "" : order.get(before),
                  elimination().errors(windows),
                  elimination().images(),
                  testErrors(windows),
                  tests));
    }
    return csv.toString();
  }
}
