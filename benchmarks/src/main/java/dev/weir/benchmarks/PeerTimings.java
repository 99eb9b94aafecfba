package dev.weir.benchmarks;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.linear.Ridge;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Weir's part of {@code benchmarks/peers/peers.py}, which measures peers and Weir alternately. For
 * each line of standard input, "kernels 40", "minirocket 150", "published 40" or "ridge 4000 800",
 * it prints a line: CPU microseconds per signal, or, for ridge, seconds and CPU seconds.
 */
public final class PeerTimings {

  private static final int TRAINING = 50;
  private static final int KERNELS = 200;
  private static final int CLASSES = 10;
  private static final long WARM_UP = 2_000_000_000L;
  private static final long WARM_UP_WALL = 8_000_000_000L;
  private static final long PIECE = 500_000_000L;

  private final Map<String, Runnable> warm = new HashMap<>();

  private PeerTimings() {}

  /** Processes standard input to its end. */
  public static void main(String[] args) throws IOException {
    PeerTimings timings = new PeerTimings();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(timings.answer(line.strip().split(" ")));
    }
  }

  private String answer(String... words) {
    int size = Integer.parseInt(words[1]);
    if (words[0].equals("ridge")) {
      return ridge(size, Integer.parseInt(words[2]));
    }
    Runnable transform =
        warm.computeIfAbsent(
            words[0] + size,
            name -> {
              Runnable made = transform(words[0], size);
              warmUp(made);
              return made;
            });
    return Double.toString(microseconds(transform, PIECE));
  }

  /** On a busy machine, compilation may take longer than the measured work. */
  private static void warmUp(Runnable run) {
    long end = System.nanoTime() + WARM_UP_WALL;
    do {
      microseconds(run, WARM_UP);
    } while (System.nanoTime() < end);
  }

  /**
   * Mean time of one run, over runs that take at least this many nanoseconds of this thread's CPU.
   */
  private static double microseconds(Runnable run, long enough) {
    long begun = threadCpu();
    long runs = 0;
    long taken = 0;
    while (taken < enough) {
      for (int i = 0; i < 100; i++) {
        run.run();
      }
      runs += 100;
      taken = threadCpu() - begun;
    }
    return taken / 1e3 / runs;
  }

  private static long threadCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Runnable transform(String kind, int length) {
    float[][] training = BenchmarkSignals.noise(TRAINING, length);
    String name = kind.equals("kernels") ? Integer.toString(KERNELS) : kind;
    TransformScratch transform =
        FeatureTransformBenchmark.fit(name, training).newFeatures(Vectorization.simd());
    float[] features = new float[20_000];
    return () -> transform.compute(training[0], features);
  }

  /** A complete fit with ten penalties, with one thread per processor. */
  private static String ridge(int samples, int features) {
    Random random = new Random(42);
    Matrix x = new Matrix(samples, features);
    int[] labels = new int[samples];
    for (int i = 0; i < samples; i++) {
      labels[i] = i % CLASSES;
      for (int f = 0; f < features; f++) {
        x.set(i, f, random.nextGaussian() + (f == labels[i] ? 1 : 0));
      }
    }
    long begun = System.nanoTime();
    long cpu = processCpu();
    try (WorkerPool workers = new WorkerPool(Runtime.getRuntime().availableProcessors())) {
      new Ridge(workers).fit(x, labels, CLASSES);
    }
    return (System.nanoTime() - begun) / 1e9 + " " + (processCpu() - cpu) / 1e9;
  }

  private static long processCpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
