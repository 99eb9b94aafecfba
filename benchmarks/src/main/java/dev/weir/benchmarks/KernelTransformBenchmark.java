package dev.weir.benchmarks;

import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocketTransform;
import java.util.Arrays;
import java.util.List;
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

/** The features of all kernels for one preprocessed signal. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelTransformBenchmark {

  /** Samples of the signal. */
  @Param({"39", "40", "150"})
  public int length;

  /** Number of kernels. */
  @Param({"84", "200"})
  public int kernels;

  private TransformScratch plain;
  private TransformScratch simd;
  private float[] signal;
  private float[] features;

  /** Draws the kernels and checks that the twins agree. */
  @Setup
  public void setUp() {
    List<KernelShape> drawn =
        SelectedRocket.draw(SelectedRocketSettings.defaults().withKernels(kernels, 1), 1, length);
    SelectedRocketTransform map = new SelectedRocketTransform(1, length, drawn);
    plain = map.newFeatures(Vectorization.plain());
    simd = map.newFeatures(Vectorization.simd());
    features = new float[map.layout().values()];
    signal = new float[length];
    Random random = new Random(42);
    for (int t = 0; t < length; t++) {
      signal[t] = (float) random.nextGaussian();
    }
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
