package dev.weir.classifiers.features;

import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.memory.MemoryNeed;
import dev.weir.classifiers.memory.NotEnoughMemoryException;
import dev.weir.classifiers.signal.LabelledSignals;

/** The memory needed to train on features of signals. */
public final class TrainingMemory {

  private TrainingMemory() {}

  /**
   * Refuses a training that does not fit.
   *
   * @param features number of features per signal
   * @param remedy how to reduce that number
   * @throws NotEnoughMemoryException if it does not fit; the message says what does
   */
  public static void check(LabelledSignals signals, long features, String remedy) {
    MemoryNeed need =
        MemoryNeed.of(
                "training on %,d signals with %,d features".formatted(signals.size(), features))
            .remedy(remedy)
            .remedy("train on a sample of the data");
    double values = (double) signals.size() * signals.channels() * signals.length();
    need.plus("signals", values * (Double.BYTES + Float.BYTES));
    Ridge.addTo(need, signals.size(), features, signals.classes().size());
    need.check();
  }
}
