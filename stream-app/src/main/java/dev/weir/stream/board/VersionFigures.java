package dev.weir.stream.board;

import dev.weir.evaluation.FadingAccuracy;
import dev.weir.evaluation.WilsonInterval;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a model version in a role: of each window, and of all of them together.
 *
 * @param version whose figures
 * @param labelled predictions whose truth is known
 * @param correct those of them that were right
 * @param confusion counts by true class, then by predicted class; only those above 0
 * @param fading the prequential accuracy, by the windows' event times; NaN where none is labelled
 * @param windows the oldest first
 */
public record VersionFigures(
    ModelRole version,
    long labelled,
    long correct,
    SortedMap<String, SortedMap<String, Long>> confusion,
    double fading,
    List<AccuracyWindow> windows) {

  static VersionFigures of(ModelRole version, List<AccuracyWindow> windows, double factor) {
    FadingAccuracy fading = new FadingAccuracy(factor);
    SortedMap<String, SortedMap<String, Long>> confusion = new TreeMap<>();
    for (AccuracyWindow window : windows) {
      fading.add(window.getLabelled(), window.getCorrect());
      for (ConfusionCount cell : window.getConfusion()) {
        confusion
            .computeIfAbsent(cell.getActual(), actual -> new TreeMap<>())
            .merge(cell.getPredicted(), cell.getCount(), Long::sum);
      }
    }
    return new VersionFigures(
        version,
        windows.stream().mapToLong(AccuracyWindow::getLabelled).sum(),
        windows.stream().mapToLong(AccuracyWindow::getCorrect).sum(),
        confusion,
        fading.value(),
        windows);
  }

  /** Returns the share of the labelled predictions that were right; NaN where none is labelled. */
  public double accuracy() {
    return (double) correct / labelled;
  }

  /** Returns the 95% Wilson score interval of the accuracy. */
  public WilsonInterval interval() {
    return WilsonInterval.of(correct, labelled);
  }
}
