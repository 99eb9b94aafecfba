package dev.weir.classifiers.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A chain of named steps applied to each channel of a signal before classification.
 *
 * <ul>
 *   <li>{@code centre} subtracts the mean;
 *   <li>{@code detrend:2} subtracts the least-squares line;
 *   <li>{@code znorm:2} subtracts the mean and divides by the population standard deviation;
 *   <li>{@code velocity:2} detrends, takes first differences (one sample fewer) and divides them by
 *       their standard deviation;
 *   <li>{@code peak_align} rotates the channel until the peak of its smoothed absolute values is
 *       first.
 * </ul>
 *
 * <p>None of them depends on the unit of the signal. A channel that is constant up to rounding, or
 * linear if lines are subtracted, becomes 0. Their first versions, {@code detrend}, {@code znorm}
 * and {@code velocity}, add 1e-8 to the deviation, as in the post "MNIST-1D: From logistic
 * regression to ROCKET", and do not normalise signals with a deviation below about 1e-5. They are
 * kept for the post's figures and for older artifacts. User input is interpreted by {@link
 * #newest}.
 *
 * <p>Worked example: {@code detrend:2} of 1, 2, 4 subtracts the line 0.833, 2.333, 3.833 and leaves
 * 0.167, -0.333, 0.167.
 *
 * <p>Immutable and stateless: one chain serves any number of threads.
 */
public final class Preprocessing {

  private static final Set<RemovableStatistic> LINE =
      Set.of(RemovableStatistic.MEAN, RemovableStatistic.SLOPE);
  private static final Set<RemovableStatistic> SCALE =
      Set.of(RemovableStatistic.MEAN, RemovableStatistic.DEVIATION);
  private static final Set<RemovableStatistic> ALL = Set.of(RemovableStatistic.values());

  private static final SortedMap<String, SignalStep> STEPS =
      new TreeMap<>(
          Map.of(
              "centre",
                  new SignalStep(
                      UnitEffect.KEPT, Set.of(RemovableStatistic.MEAN), 0, UnitFreeSteps::centre),
              "detrend", new SignalStep(UnitEffect.KEPT, LINE, 0, FirstSteps::detrend),
              "detrend:2", new SignalStep(UnitEffect.KEPT, LINE, 0, UnitFreeSteps::detrend),
              "peak_align", new SignalStep(UnitEffect.KEPT, Set.of(), 0, PeakAlign::align),
              "velocity", new SignalStep(UnitEffect.MATTERS, ALL, 1, FirstSteps::velocity),
              "velocity:2", new SignalStep(UnitEffect.DROPPED, ALL, 1, UnitFreeSteps::velocity),
              "znorm", new SignalStep(UnitEffect.MATTERS, SCALE, 0, FirstSteps::znorm),
              "znorm:2", new SignalStep(UnitEffect.DROPPED, SCALE, 0, UnitFreeSteps::znorm)));

  /** Suffix of the first version of a step in user input; artifacts have the bare name. */
  private static final String FIRST = ":1";

  private static final String SECOND = ":2";

  /** The square of a larger value may overflow, and z-normalisation would return zeros. */
  private static final double LARGEST = 1e100;

  private final List<String> names;
  private final SignalStep[] steps;
  private final boolean dropsUnit;

  private Preprocessing(List<String> names) {
    this.names = List.copyOf(names);
    this.steps = names.stream().map(Preprocessing::step).toArray(SignalStep[]::new);
    this.dropsUnit = dropsUnit(steps);
  }

  /**
   * The chain of the named steps, in order; an empty chain changes nothing.
   *
   * @throws IllegalArgumentException if a name is unknown; the message lists the known ones
   */
  public static Preprocessing of(List<String> names) {
    return new Preprocessing(names);
  }

  /**
   * Resolves step names in user input: the newest version, or the one with a number, 1 for the
   * first. {@code znorm} becomes {@code znorm:2}, and {@code znorm:1} becomes {@code znorm}, its
   * name in artifacts.
   *
   * @throws IllegalArgumentException if a name is unknown; the message lists the known ones
   */
  public static List<String> newest(List<String> written) {
    return written.stream().map(Preprocessing::newest).toList();
  }

  private static String newest(String written) {
    if (written.endsWith(FIRST)) {
      String bare = written.substring(0, written.length() - FIRST.length());
      step(bare);
      return bare;
    }
    step(written);
    return STEPS.containsKey(written + SECOND) ? written + SECOND : written;
  }

  /** The names of the steps. */
  public List<String> names() {
    return names;
  }

  /**
   * Whether the result is independent of the signal's unit: scaling the signal by any factor does
   * not change it.
   */
  public boolean dropsUnit() {
    return dropsUnit;
  }

  /** Whether signals that only differ in this statistic have equal results. */
  boolean removes(RemovableStatistic statistic) {
    return Arrays.stream(steps).anyMatch(step -> step.removes().contains(statistic));
  }

  /** The largest magnitude of a value that the steps accept. */
  public double largest() {
    return dropsUnit ? Double.MAX_VALUE : LARGEST;
  }

  /**
   * The length of a channel after the last step.
   *
   * @param length samples before the first step
   * @throws IllegalArgumentException if a step would have too few samples
   */
  public int outputLength(int length) {
    int current = length;
    for (int i = 0; i < steps.length; i++) {
      if (current < steps[i].minimumLength()) {
        throw new IllegalArgumentException(
            "%s needs at least %d samples, but step %d of %s gets %d"
                .formatted(names.get(i), steps[i].minimumLength(), i + 1, names, current));
      }
      current -= steps[i].shortening();
    }
    return current;
  }

  /**
   * Processes one channel in place, without allocation.
   *
   * @param values the channel in the first {@code length} elements; also the output
   * @param length number of samples, at least as many as {@link #outputLength} accepts
   * @return number of samples in the result
   */
  public int apply(double[] values, int length) {
    if (dropsUnit) {
      UnitFreeSteps.moderate(values, length);
    }
    int current = length;
    for (SignalStep step : steps) {
      step.change().apply(values, current);
      current -= step.shortening();
    }
    return current;
  }

  /**
   * Processes every channel of every signal.
   *
   * @return new signals with the same labels and classes
   * @throws IllegalArgumentException if a result is not finite
   */
  public LabelledSignals apply(LabelledSignals signals) {
    int length = signals.length();
    int shorter = outputLength(length);
    double[] channel = new double[length];
    double[][] processed = new double[signals.size()][signals.channels() * shorter];
    for (int i = 0; i < processed.length; i++) {
      for (int c = 0; c < signals.channels(); c++) {
        System.arraycopy(signals.signal(i), c * length, channel, 0, length);
        apply(channel, length);
        System.arraycopy(channel, 0, processed[i], c * shorter, shorter);
      }
    }
    return new LabelledSignals(processed, signals.channels(), signals.labels(), signals.classes());
  }

  @Override
  public String toString() {
    return names.toString();
  }

  private static boolean dropsUnit(SignalStep[] steps) {
    for (SignalStep step : steps) {
      if (step.unit() != UnitEffect.KEPT) {
        return step.unit() == UnitEffect.DROPPED;
      }
    }
    return false;
  }

  private static SignalStep step(String name) {
    SignalStep step = STEPS.get(name);
    if (step == null) {
      throw new IllegalArgumentException(
          "there is no preprocessing step \"%s\"; there are %s".formatted(name, STEPS.keySet()));
    }
    return step;
  }
}
