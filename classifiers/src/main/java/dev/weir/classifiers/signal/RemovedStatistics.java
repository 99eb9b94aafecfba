package dev.weir.classifiers.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Detects classes that differ in a statistic that preprocessing removes: level, amplitude or slope.
 * A model of the remaining signal is no better than chance, without any other sign of the cause.
 *
 * <p>Worked example: 40 signals, half of them about 20, half about 25; after {@code znorm} a model
 * classifies 22 of 40 correctly, while a vote of the five signals with the nearest means is correct
 * for all 40.
 */
public final class RemovedStatistics {

  /** Minimum difference between the accuracies of one number and of the model. */
  private static final double GAIN = 0.1;

  /** Minimum difference in standard errors of the disagreement; only a few numbers are tried. */
  private static final double SURE = 3;

  /** Numbers that differ by less than this share of the largest value are rounding. */
  private static final double ROUNDING = 1e-6;

  private final LabelledSignals signals;
  private final int[] predicted;
  private final double accuracy;

  private String best = "";
  private double bestAccuracy;

  private RemovedStatistics(LabelledSignals signals, int[] predicted) {
    this.signals = signals;
    this.predicted = predicted;
    long hits = IntStream.range(0, predicted.length).filter(this::isHit).count();
    this.accuracy = (double) hits / predicted.length;
  }

  /**
   * A warning about the expected quality of a model, if any.
   *
   * @param signals before preprocessing
   * @param predicted for each signal the class predicted by a model that has not seen it
   */
  public static Optional<String> warning(
      LabelledSignals signals, Preprocessing preprocessing, int[] predicted) {
    RemovedStatistics removed = new RemovedStatistics(signals, predicted);
    for (RemovableStatistic statistic : RemovableStatistic.values()) {
      if (preprocessing.removes(statistic)) {
        removed.compare(statistic, preprocessing);
      }
    }
    return Optional.of(removed.best).filter(text -> !text.isEmpty());
  }

  private void compare(RemovableStatistic statistic, Preprocessing preprocessing) {
    for (int channel = 0; channel < signals.channels(); channel++) {
      double[] numbers = numbers(statistic, channel);
      if (!isRounding(numbers, channel)) {
        boolean[] hits =
            new ScalarNeighbourVote(numbers, signals.labels(), signals.classes().size()).hits();
        compare(hits, statistic, channel, preprocessing);
      }
    }
  }

  private void compare(
      boolean[] hits, RemovableStatistic statistic, int channel, Preprocessing preprocessing) {
    int gained = 0;
    int lost = 0;
    int all = 0;
    for (int i = 0; i < hits.length; i++) {
      all += hits[i] ? 1 : 0;
      gained += hits[i] && !isHit(i) ? 1 : 0;
      lost += !hits[i] && isHit(i) ? 1 : 0;
    }
    double found = (double) all / hits.length;
    boolean sure = gained - lost > SURE * Math.sqrt(gained + lost);
    if (sure && found - accuracy > GAIN && found > bestAccuracy) {
      bestAccuracy = found;
      best = text(statistic, channel, preprocessing);
    }
  }

  private String text(RemovableStatistic statistic, int channel, Preprocessing preprocessing) {
    return String.format(
        Locale.ROOT,
        "the %s of a signal%s, which %s removes, alone separates the classes better than the"
            + " model: %.2f of the signals instead of %.2f. Keep it by %s",
        statistic,
        signals.channels() > 1 ? "'s channel " + (channel + 1) : "",
        preprocessing,
        bestAccuracy,
        accuracy,
        statistic.keptBy());
  }

  private boolean isHit(int signal) {
    return predicted[signal] == signals.labels()[signal];
  }

  private double[] numbers(RemovableStatistic statistic, int channel) {
    int length = signals.length();
    return Arrays.stream(signals.signals())
        .mapToDouble(values -> statistic.of(values, channel * length, length))
        .toArray();
  }

  private boolean isRounding(double[] numbers, int channel) {
    int length = signals.length();
    double largest = 0;
    for (double[] values : signals.signals()) {
      for (int t = channel * length; t < (channel + 1) * length; t++) {
        largest = Math.max(largest, Math.abs(values[t]));
      }
    }
    double least = Arrays.stream(numbers).min().orElseThrow();
    double most = Arrays.stream(numbers).max().orElseThrow();
    return most - least <= ROUNDING * largest / length;
  }
}
