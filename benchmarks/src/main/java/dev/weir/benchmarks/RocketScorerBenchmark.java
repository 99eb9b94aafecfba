package dev.weir.benchmarks;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * One record from its raw values to the scores of ten classes: detrending, z-normalisation,
 * kernels, ridge. Each call uses the next of 256 signals, to defeat branch prediction.
 */
public class RocketScorerBenchmark extends TimePerCall {

  private static final int SIGNALS = 256;
  private static final int CLASSES = 10;

  /** Samples per signal. */
  @Param({"39", "40", "150"})
  public int length;

  /** Number of kernels in the model. */
  @Param({"84", "200"})
  public int kernels;

  private double[][] signals;
  private SignalScorer plain;
  private SignalScorer simd;
  private double[] scores;
  private int next;

  /** Trains a model and checks that the twins agree on every signal. */
  @Setup
  public void setUp() {
    LabelledSignals training = BenchmarkSignals.sines(SIGNALS, length, CLASSES);
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(kernels, kernels);
    FeatureModel model = SelectedRocket.train(training, settings, Progress.NONE).model();
    signals = training.signals();
    plain = model.newScorer(Vectorization.plain());
    simd = model.newScorer(Vectorization.simd());
    scores = new double[CLASSES];
    double[] expected = new double[CLASSES];
    for (double[] signal : signals) {
      plain.score(signal, expected);
      simd.score(signal, scores);
      requireTwins(Arrays.equals(expected, scores));
    }
  }

  /** In plain Java. */
  @Benchmark
  public double[] plain() {
    plain.score(nextSignal(), scores);
    return scores;
  }

  /** With the vector module. */
  @Benchmark
  public double[] simd() {
    simd.score(nextSignal(), scores);
    return scores;
  }

  private double[] nextSignal() {
    next = (next + 1) % SIGNALS;
    return signals[next];
  }
}
