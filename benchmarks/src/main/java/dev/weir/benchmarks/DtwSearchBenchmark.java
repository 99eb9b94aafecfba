package dev.weir.benchmarks;

import dev.weir.classifiers.dtw.DtwSearch;
import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.dtw.DtwTraining;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.neighbours.Neighbours;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The nine nearest of 4,000 random walks by DTW. */
public class DtwSearchBenchmark extends TimePerCall {

  private static final int TRAINING_SIGNALS = 4000;
  private static final int NEIGHBOURS = 9;
  private static final int QUERIES = 50;

  /** Samples per signal. */
  @Param({"39", "40", "150"})
  public int length;

  /** Free samples at every end. */
  @Param({"0", "2"})
  public int psi;

  private DtwSearch plain;
  private DtwSearch simd;
  private double[][] queries;
  private int next;

  /** Draws the signals and checks that the twins agree. */
  @Setup
  public void setUp() {
    Random random = new Random(42);
    queries = walks(random, QUERIES);
    DtwTraining training =
        new DtwTraining(walks(random, TRAINING_SIGNALS), DtwSettings.DEFAULTS.withPsi(psi));
    plain = training.newSearch(NEIGHBOURS, Vectorization.plain());
    simd = training.newSearch(NEIGHBOURS, Vectorization.simd());
    for (double[] query : queries) {
      check(plain.nearest(query), simd.nearest(query));
    }
  }

  private double[][] walks(Random random, int count) {
    double[][] walks = new double[count][length];
    for (double[] walk : walks) {
      double value = 0;
      for (int i = 0; i < length; i++) {
        value += random.nextGaussian();
        walk[i] = value;
      }
    }
    return walks;
  }

  private static void check(Neighbours one, Neighbours other) {
    for (int rank = 0; rank < NEIGHBOURS; rank++) {
      requireTwins(
          one.index(rank) == other.index(rank) && one.distance(rank) == other.distance(rank));
    }
  }

  private double[] query() {
    next = (next + 1) % QUERIES;
    return queries[next];
  }

  /** In plain Java. */
  @Benchmark
  public Neighbours plain() {
    return plain.nearest(query());
  }

  /** With the vector module. */
  @Benchmark
  public Neighbours simd() {
    return simd.nearest(query());
  }
}
