package dev.weir.stream.accuracy;

import dev.weir.evaluation.WilsonInterval;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a window's confusion counts to its figures. */
final class AccuracyFigures {
  private AccuracyFigures() {}

  static AccuracyWindow of(WindowKey key, long windowEnd, Map<String, Map<String, Long>> cells) {
    List<ConfusionCount> confusion = confusion(cells);
    long labelled = confusion.stream().mapToLong(ConfusionCount::getCount).sum();
    long correct =
        confusion.stream()
            .filter(c -> c.getActual().equals(c.getPredicted()))
            .mapToLong(ConfusionCount::getCount)
            .sum();
    WilsonInterval interval = WilsonInterval.of(correct, labelled);
    return AccuracyWindow.newBuilder()
        .setModel(key.model())
        .setVersion(key.version())
        .setRole(key.role())
        .setWindowStart(Instant.ofEpochMilli(key.start()))
        .setWindowEnd(Instant.ofEpochMilli(windowEnd))
        .setLabelled(labelled)
        .setCorrect(correct)
        .setAccuracy(labelled == 0 ? 0 : (double) correct / labelled)
        .setLower(interval.lower())
        .setUpper(interval.upper())
        .setConfusion(confusion)
        .build();
  }

  /**
   * The cells above zero. One below can only stand where a label changed after its window had
   * expired; it says nothing of the window.
   */
  private static List<ConfusionCount> confusion(Map<String, Map<String, Long>> cells) {
    List<ConfusionCount> confusion = new ArrayList<>();
    cells.forEach(
        (actual, row) ->
            row.forEach(
                (predicted, count) -> {
                  if (count > 0) {
                    confusion.add(new ConfusionCount(actual, predicted, count));
                  }
                }));
    return confusion;
  }
}
