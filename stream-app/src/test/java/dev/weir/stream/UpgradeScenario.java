package dev.weir.stream;

import dev.weir.schemas.SignalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Signals and labels that an older version has processed in part. It leaves predictions that wait
 * for their labels, labels that wait for their records, half a window, counts, a dead letter, and
 * unread records.
 */
final class UpgradeScenario {
  /** Whole signals that the older version predicts, from r0. */
  static final int PREDICTED = 40;

  /** The number of those whose labels it joins. */
  static final int JOINED = 10;

  /** Unread signals after the predicted ones. */
  static final int UNREAD = 5;

  /** Records whose labels come first. */
  static final int EARLY = 100;

  static final int EARLY_END = 105;
  static final int WINDOW = TestModels.LENGTH;
  static final int STRIDE = WINDOW / 2;

  /** A continuous signal; the older version sees a part of its samples. */
  static final String MACHINE = "machine-1";

  static final int SAMPLES_SEEN = 70;
  static final int SAMPLES = 140;
  static final String MODEL = "shapes";

  private UpgradeScenario() {}

  /** Settings under which nothing expires, whenever the test runs. */
  static String[] settings() {
    return new String[] {
      "routes", "machines,rest",
      "route.machines.sources", "machine-.*",
      "route.machines.window", "" + WINDOW,
      "route.machines.stride", "" + STRIDE,
      "labels.retention", "3000d",
      "accuracy.retention", "3300d",
      "continuous.idle", "3000d",
      "kafka.session.timeout.ms", "6000"
    };
  }

  static String source(int id) {
    return "s" + id % 7;
  }

  static Instant time(Instant begin, int id) {
    return begin.plus(Duration.ofSeconds(id));
  }

  static SignalRecord signal(Instant begin, int id) {
    return Cluster.signal(source(id), id, time(begin, id));
  }

  /** A third of the labels differ from what a good model predicts. */
  static String truth(int id) {
    boolean bump = id % 2 == 1;
    return bump == (id % 3 != 0) ? "bump" : "flat";
  }

  /** A piece of the continuous signal. */
  static SignalRecord piece(Instant begin, int from, int to) {
    double[] all = new double[SAMPLES];
    for (int i = 0; i < all.length; i++) {
      all[i] = Math.sin(i * 1.3) + (i % 60 < 20 ? 1 : 0);
    }
    return SignalRecord.of(
            "p" + from, MACHINE, begin.plusSeconds(to), Arrays.copyOfRange(all, from, to))
        .withStart((long) from)
        .withInterval(1_000.0);
  }
}
