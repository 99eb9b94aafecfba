package dev.weir.stream.http;

import dev.weir.evaluation.WilsonInterval;
import dev.weir.stream.board.AccuracyBoard;
import dev.weir.stream.board.VersionFigures;
import dev.weir.stream.board.WindowFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * {@code /api/accuracy}: the accuracy of each model version over all instances: in total over the
 * retention, with the confusion counts, and per window for the newest windows.
 */
public final class AccuracyPage implements Page {
  private static final int WINDOWS = 60;

  private final AccuracyBoard board;
  private final BooleanSupplier current;

  /**
   * Creates the page.
   *
   * @param current whether the board has everything that was committed
   */
  public AccuracyPage(AccuracyBoard board, BooleanSupplier current) {
    this.board = board;
    this.current = current;
  }

  @Override
  public Answer answer() {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("current", current.getAsBoolean());
    page.put("versions", board.figures().stream().map(AccuracyPage::version).toList());
    return Json.answer(page);
  }

  private static Map<String, Object> version(VersionFigures figures) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("model", figures.version().model());
    line.put("version", figures.version().version());
    line.put("role", figures.version().role());
    WilsonInterval interval = figures.interval();
    counts(line, figures.labelled(), figures.correct(), interval.lower(), interval.upper());
    line.put("fading", figures.labelled() == 0 ? null : figures.fading());
    line.put("confusion", figures.confusion());
    List<WindowFigures> windows = figures.windows();
    line.put("from", windows.getFirst().from().toString());
    line.put("to", windows.getLast().to().toString());
    line.put(
        "windows",
        windows.subList(Math.max(0, windows.size() - WINDOWS), windows.size()).stream()
            .map(AccuracyPage::window)
            .toList());
    return line;
  }

  private static Map<String, Object> window(WindowFigures window) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("start", window.from().toString());
    line.put("end", window.to().toString());
    WilsonInterval interval = window.interval();
    counts(line, window.labelled(), window.correct(), interval.lower(), interval.upper());
    return line;
  }

  private static void counts(
      Map<String, Object> line, long labelled, long correct, double lower, double upper) {
    line.put("labelled", labelled);
    line.put("correct", correct);
    line.put("accuracy", labelled == 0 ? null : (double) correct / labelled);
    line.put("lower", lower);
    line.put("upper", upper);
  }
}
