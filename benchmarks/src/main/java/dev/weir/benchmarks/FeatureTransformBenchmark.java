package dev.weir.benchmarks;

import dev.weir.classifiers.features.FeatureTransform;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All features of one signal: 9,996 of MiniRocket, 20,000 of published ROCKET. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class FeatureTransformBenchmark {

  private static final int TRAINING_SIGNALS = 50;

  /** The transform. */
  @Param({"minirocket", "published"})
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
    Random random = new Random(42);
    float[][] training = new float[TRAINING_SIGNALS][length];
    for (float[] values : training) {
      for (int t = 0; t < length; t++) {
        values[t] = (float) random.nextGaussian();
      }
    }
    FeatureTransform map =
        transform.equals("minirocket")
            ? MiniRocket.fit(training, 1, length, MiniRocketSettings.defaults())
            : Rocket.draw(RocketSettings.defaults(), 1, length);
    plain = map.newFeatures(Vectorization.plain());
    simd = map.newFeatures(Vectorization.simd());
    signal = training[0];
    features = new float[map.count()];
    float[] expected = plain().clone();
    if (!Arrays.equals(expected, simd())) {
      throw new IllegalStateException("the twins differ");
    }
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
