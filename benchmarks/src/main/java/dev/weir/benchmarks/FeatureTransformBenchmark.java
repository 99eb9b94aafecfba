package dev.weir.benchmarks;

import dev.weir.classifiers.features.FeatureTransform;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocketTransform;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * All features of one preprocessed signal: two for each of 84 or 200 kernels of ROCKET in its small
 * form, 9,996 of MiniRocket, 20,000 of published ROCKET.
 */
public class FeatureTransformBenchmark extends TimePerCall {
  private static final int TRAINING_SIGNALS = 50;

  /** The transform. */
  @Param({"84", "200", "minirocket", "published"})
  public String transform;

  /** Samples of the signal. */
  @Param({"39", "40", "150"})
  public int length;

  private TransformScratch plain;
  private TransformScratch simd;
  private float[] signal;
  private float[] features;

  /** Fits the transform and checks that the twins agree. */
  @Setup
  public void setUp() {
    float[][] training = BenchmarkSignals.noise(TRAINING_SIGNALS, length);
    FeatureTransform map = fit(transform, training);
    plain = map.newFeatures(Vectorization.plain());
    simd = map.newFeatures(Vectorization.simd());
    signal = training[0];
    features = new float[map.layout().values()];
    float[] expected = plain().clone();
    requireTwins(Arrays.equals(expected, simd()));
  }

  /**
   * Fits a transform.
   *
   * @param name {@code minirocket}, {@code published}, or the number of small ROCKET's kernels
   * @param training of equal length
   */
  static FeatureTransform fit(String name, float[][] training) {
    int length = training[0].length;
    return switch (name) {
      case "minirocket" -> MiniRocket.fit(training, 1, length, MiniRocketSettings.defaults());
      case "published" -> Rocket.draw(RocketSettings.defaults(), 1, length);
      default -> {
        int kernels = Integer.parseInt(name);
        SelectedRocketSettings settings =
            SelectedRocketSettings.defaults().withKernels(kernels, kernels);
        yield new SelectedRocketTransform(1, length, SelectedRocket.draw(settings, 1, length));
      }
    };
  }

  /** In plain Java. */
  @Benchmark
  public float[] plain() {
    plain.compute(signal, features);
    return features;
  }

  /** With the vector module. */
  @Benchmark
  public float[] simd() {
    simd.compute(signal, features);
    return features;
  }
}
