package dev.weir.signal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chain of named steps that each channel of a signal goes through before it is classified.
 *
 * <ul>
 *   <li>{@code detrend} subtracts the least-squares line;
 *   <li>{@code znorm} subtracts the mean and divides by the population standard deviation + 1e-8;
 *   <li>{@code velocity} detrends, takes first differences (one sample fewer) and divides them by
 *       their standard deviation + 1e-8;
 *   <li>{@code peak_align} rolls the channel until the peak of its smoothed absolute values comes
 *       first.
 * </ul>
 *
 * <p>Worked example: {@code detrend} of 1, 2, 4 subtracts the line 0.833, 2.333, 3.833 and leaves
 * 0.167, -0.333, 0.167.
 *
 * <p>Immutable and without state: one chain serves any number of threads.
 */
public final class Preprocessing {

  private static final Map<String, Step> STEPS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "detrend", new Detrend(),
                  "znorm", new ZNorm(),
                  "velocity", new Velocity(),
                  "peak_align", new PeakAlign())));

  private final List<String> names;
  private final Step[] steps;

  private Preprocessing(List<String> names) {
    this.names = List.copyOf(names);
    this.steps = names.stream().map(Preprocessing::step).toArray(Step[]::new);
  }

  /**
   * The chain of the named steps, applied from first to last; none is a chain that changes nothing.
   *
   * @throws IllegalArgumentException if a name is unknown; the message lists the known ones
   */
  public static Preprocessing of(List<String> names) {
    return new Preprocessing(names);
  }

  /** The chain of the named steps. */
  public static Preprocessing of(String... names) {
    return new Preprocessing(List.of(names));
  }

  /** The names of all steps there are, in alphabetical order. */
  public static List<String> known() {
    return List.copyOf(STEPS.keySet());
  }

  /** The names of the steps of this chain. */
  public List<String> names() {
    return names;
  }

  /**
   * How long a channel is after the last step.
   *
   * @param length samples before the first step
   * @throws IllegalArgumentException if a step would have too few samples to work on
   */
  public int outputLength(int length) {
    int current = length;
    for (int i = 0; i < steps.length; i++) {
      if (current < steps[i].minimumLength()) {
        throw new IllegalArgumentException(
            "%s needs at least %d samples, but step %d of %s gets %d"
                .formatted(names.get(i), steps[i].minimumLength(), i + 1, names, current));
      }
      current = steps[i].outputLength(current);
    }
    return current;
  }

  /**
   * Processes one channel in place; allocates nothing.
   *
   * @param values the channel is in the first {@code length} of them, and so is what comes out
   * @param length samples, at least as many as {@link #outputLength} accepts
   * @param scratch at least {@code length} long, overwritten
   * @return how many samples come out
   */
  public int apply(double[] values, int length, double[] scratch) {
    int current = length;
    for (Step step : steps) {
      current = step.apply(values, current, scratch);
    }
    return current;
  }

  /**
   * Processes every channel of every signal.
   *
   * @return new signals with the same labels and classes
   * @throws IllegalArgumentException if a value comes out that is not finite
   */
  public LabelledSignals apply(LabelledSignals signals) {
    int length = signals.length();
    int shorter = outputLength(length);
    double[] channel = new double[length];
    double[] scratch = new double[length];
    double[][] processed = new double[signals.size()][signals.channels() * shorter];
    for (int i = 0; i < processed.length; i++) {
      for (int c = 0; c < signals.channels(); c++) {
        System.arraycopy(signals.signal(i), c * length, channel, 0, length);
        apply(channel, length, scratch);
        System.arraycopy(channel, 0, processed[i], c * shorter, shorter);
      }
    }
    return new LabelledSignals(processed, signals.channels(), signals.labels(), signals.classes());
  }

  @Override
  public String toString() {
    return names.toString();
  }

  private static Step step(String name) {
    Step step = STEPS.get(name);
    if (step == null) {
      throw new IllegalArgumentException(
          "there is no preprocessing step \"%s\"; there are %s".formatted(name, STEPS.keySet()));
    }
    return step;
  }
}
