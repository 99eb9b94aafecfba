package dev.weir.stream.board;

import dev.weir.evaluation.FadingAccuracy;
import dev.weir.evaluation.WilsonInterval;
import java.util.List;
import java.util.SortedMap;

/**
 * The figures of a model version in a role: of each window, and of all of them together.
 *
 * @param version whose figures
 * @param labelled predictions whose truth is known
 * @param correct those of them that were right
 * @param confusion counts by true class, then by predicted class; only those above 0, of as many
 *     windows and cells as there is memory for
 * @param fading the prequential accuracy, by the windows' event times; NaN where none is labelled
 * @param windows the oldest first
 */
public record VersionFigures(
    ModelRole version,
    long labelled,
    long correct,
    SortedMap<String, SortedMap<String, Long>> confusion,
    double fading,
    List<WindowFigures> windows) {

  static VersionFigures of(
      ModelRole version,
      List<WindowFigures> windows,
      SortedMap<String, SortedMap<String, Long>> confusion,
      double factor) {
    FadingAccuracy fading = new FadingAccuracy(factor);
    long labelled = 0;
    long correct = 0;
    for (WindowFigures window : windows) {
      fading.add(window.labelled(), window.correct());
      labelled += window.labelled();
      correct += window.correct();
    }
    return new VersionFigures(version, labelled, correct, confusion, fading.value(), windows);
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
