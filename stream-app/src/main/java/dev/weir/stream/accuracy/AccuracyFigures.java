package dev.weir.stream.accuracy;

import dev.weir.evaluation.WilsonInterval;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import java.time.Instant;
import java.util.List;

/** Computes a window's figures from its sums and cells. */
final class AccuracyFigures {
  private AccuracyFigures() {}

  static AccuracyWindow of(WindowKey key, WindowHead head, List<ConfusionCount> confusion) {
    long labelled = head.labelled();
    long correct = head.correct();
    WilsonInterval interval = WilsonInterval.of(correct, labelled);
    return AccuracyWindow.newBuilder()
        .setModel(key.model())
        .setVersion(key.version())
        .setRole(key.role())
        .setWindowStart(Instant.ofEpochMilli(key.start()))
        .setWindowEnd(Instant.ofEpochMilli(head.windowEnd()))
        .setLabelled(labelled)
        .setCorrect(correct)
        .setAccuracy(labelled == 0 ? 0 : (double) correct / labelled)
        .setLower(interval.lower())
        .setUpper(interval.upper())
        .setConfusion(confusion)
        .build();
  }
}
