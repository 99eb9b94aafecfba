package dev.weir.benchmarks;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnScorer;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One pair of a query and a training image: 6,000 training images of 28 x 28 pixels in ten classes.
 * {@code distances} measures every class exactly; {@code predict} skips classes that cannot be the
 * nearest; {@code predictBatch} classifies all queries at once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(WnnScorerBenchmark.TRAINING_IMAGES)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class WnnScorerBenchmark {

  /** Over all classes. */
  public static final int TRAINING_IMAGES = 6000;

  private static final int SIDE = 28;
  private static final int CLASSES = 10;
  private static final int QUERIES = 64;

  /** Side of the windows; 55 is plain nearest neighbour. */
  @Param({"11", "55"})
  public int window;

  private byte[][] queries;
  private WnnScorer plain;
  private WnnScorer simd;
  private long[] distances;
  private int[] predicted;
  private int next;

  /** Draws strokes, one shape per class, and checks that the twins agree. */
  @Setup
  public void setUp() {
    Random random = new Random(42);
    WnnClassifier classifier =
        new WnnClassifier(images(TRAINING_IMAGES, random), WnnParameters.of(window));
    GreyImages drawn = images(QUERIES, random);
    queries = new byte[QUERIES][];
    Arrays.setAll(queries, drawn::image);
    plain = classifier.newScorer(Vectorization.plain());
    simd = classifier.newScorer(Vectorization.simd());
    distances = new long[CLASSES];
    predicted = new int[QUERIES];
    simd.predict(queries, QUERIES, predicted);
    for (int i = 0; i < CLASSES; i++) {
      check(queries[i]);
      if (predicted[i] != plain.predict(queries[i])) {
        throw new IllegalStateException("images at once are classified otherwise than one");
      }
    }
  }

  private void check(byte[] query) {
    long[] expected = new long[CLASSES];
    plain.distances(query, expected);
    simd.distances(query, distances);
    if (!Arrays.equals(expected, distances) || plain.predict(query) != simd.predict(query)) {
      throw new IllegalStateException("the twins differ");
    }
  }

  private static GreyImages images(int count, Random random) {
    byte[] pixels = new byte[count * SIDE * SIDE];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % CLASSES;
      draw(pixels, i * SIDE * SIDE, labels[i], random);
    }
    return new GreyImages(SIDE, SIDE, pixels, labels, CLASSES);
  }

  /** An arc with the class's curvature, slightly displaced. */
  private static void draw(byte[] pixels, int from, int label, Random random) {
    double turn = label * Math.PI / CLASSES + random.nextGaussian() * 0.1;
    double x = SIDE / 2.0 - 7 * Math.cos(turn) + random.nextGaussian();
    double y = SIDE / 2.0 - 7 * Math.sin(turn) + random.nextGaussian();
    for (int step = 0; step < 28; step++) {
      double heading = turn + (step - 14) * 0.02 * label;
      x = Math.clamp(x + Math.cos(heading) / 2, 1, SIDE - 2.0);
      y = Math.clamp(y + Math.sin(heading) / 2, 1, SIDE - 2.0);
      for (int k = 0; k < 9; k++) {
        int at = from + ((int) y + k / 3 - 1) * SIDE + (int) x + k % 3 - 1;
        int ink = (pixels[at] & 0xff) + (k == 4 ? 120 : 40);
        pixels[at] = (byte) Math.min(255, ink);
      }
    }
  }

  /** The class, in plain Java. */
  @Benchmark
  public int plainPredict() {
    return plain.predict(nextQuery());
  }

  /** The class, with the vector module. */
  @Benchmark
  public int simdPredict() {
    return simd.predict(nextQuery());
  }

  /** All distances, in plain Java. */
  @Benchmark
  public long[] plainDistances() {
    plain.distances(nextQuery(), distances);
    return distances;
  }

  /** All distances, with the vector module. */
  @Benchmark
  public long[] simdDistances() {
    simd.distances(nextQuery(), distances);
    return distances;
  }

  /** The classes of all queries, in plain Java. */
  @Benchmark
  @OperationsPerInvocation(QUERIES * TRAINING_IMAGES)
  public int[] plainPredictBatch() {
    plain.predict(queries, QUERIES, predicted);
    return predicted;
  }

  /** The classes of all queries, with the vector module. */
  @Benchmark
  @OperationsPerInvocation(QUERIES * TRAINING_IMAGES)
  public int[] simdPredictBatch() {
    simd.predict(queries, QUERIES, predicted);
    return predicted;
  }

  private byte[] nextQuery() {
    next = (next + 1) % QUERIES;
    return queries[next];
  }
}
