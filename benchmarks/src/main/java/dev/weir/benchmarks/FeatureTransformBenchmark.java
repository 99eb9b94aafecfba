package dev.weir.benchmarks;

import dev.weir.features.FeatureMap;
import dev.weir.features.SignalFeatures;
import dev.weir.minirocket.MiniRocket;
import dev.weir.minirocket.MiniRocketSettings;
import dev.weir.published.PublishedRocket;
import dev.weir.published.PublishedRocketSettings;
import dev.weir.simd.Vectorization;
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

  private SignalFeatures plain;
  private SignalFeatures simd;
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
    FeatureMap map =
        transform.equals("minirocket")
            ? MiniRocket.fit(training, 1, length, MiniRocketSettings.defaults())
            : PublishedRocket.draw(PublishedRocketSettings.defaults(), 1, length);
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
