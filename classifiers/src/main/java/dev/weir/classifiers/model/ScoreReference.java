package dev.weir.classifiers.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The distribution of a model's scores on records like its training data: deciles of the margins,
 * and how often each class is predicted. If a stream's scores are distributed differently, its
 * records have changed, which is visible long before labels arrive. Stored in the artifact's
 * provenance; optional.
 *
 * <p>Worked example: of 4,000 samples with margins from 0 to 2, a tenth is below 0.21, so the first
 * edge is 0.21 and the first count 400. If 30% of a stream's margins are below 0.21, its records
 * are harder than the training data.
 *
 * @param source origin of the scores, such as {@code leave-one-out}
 * @param edges ascending; a margin belongs to the first bin whose edge is greater, else to the last
 * @param margins number of samples per bin; one more bin than edges
 * @param classes number of samples predicted as each class, in the model's order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScoreReference(String source, double[] edges, long[] margins, long[] classes) {

  /** Number of bins for margins; equal edges leave some of them empty. */
  public static final int BINS = 10;

  private static final String SOURCE = "scores.source";
  private static final String EDGES = "scores.margin.edges";
  private static final String MARGINS = "scores.margin.counts";
  private static final String CLASSES = "scores.class.counts";

  public ScoreReference {
    if (margins.length != edges.length + 1 || classes.length < 2) {
      throw new IllegalArgumentException(
          "%d edges and counts of %d bins and %d classes do not form a score reference"
              .formatted(edges.length, margins.length, classes.length));
    }
    for (int e = 0; e < edges.length; e++) {
      if (!Double.isFinite(edges[e]) || (e > 0 && edges[e] < edges[e - 1])) {
        throw new IllegalArgumentException("edges must ascend, not " + Arrays.toString(edges));
      }
    }
    if (LongStream.concat(Arrays.stream(margins), Arrays.stream(classes)).anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException("a score reference has negative counts");
    }
  }

  /**
   * Computes the deciles of samples.
   *
   * @param source origin of the scores
   * @param scores class scores of each sample, preferably of samples that the model has not seen
   * @param classes number of classes, at least 2
   */
  public static ScoreReference of(String source, List<double[]> scores, int classes) {
    double[] sorted = scores.stream().mapToDouble(Scores::margin).sorted().toArray();
    double[] edges = new double[sorted.length == 0 ? 0 : BINS - 1];
    for (int e = 0; e < edges.length; e++) {
      edges[e] = sorted[(int) ((long) sorted.length * (e + 1) / BINS)];
    }
    long[] margins = new long[edges.length + 1];
    for (double margin : sorted) {
      margins[bin(edges, margin)]++;
    }
    long[] predicted = new long[classes];
    scores.forEach(s -> predicted[Scores.best(s)]++);
    return new ScoreReference(source, edges, margins, predicted);
  }

  /**
   * The reference in a model's provenance.
   *
   * @return empty if it is missing, as in older artifacts, or unreadable: a model scores without it
   */
  public static Optional<ScoreReference> of(Model model) {
    try {
      return read(model.provenance())
          .filter(found -> found.classes().length == model.classes().size());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<ScoreReference> read(Provenance provenance) {
    var entries = provenance.entries();
    return entries.containsKey(EDGES)
            && entries.containsKey(MARGINS)
            && entries.containsKey(CLASSES)
        ? Optional.of(
            new ScoreReference(
                entries.getOrDefault(SOURCE, ""),
                numbers(entries.get(EDGES)).mapToDouble(Double::parseDouble).toArray(),
                numbers(entries.get(MARGINS)).mapToLong(Long::parseLong).toArray(),
                numbers(entries.get(CLASSES)).mapToLong(Long::parseLong).toArray()))
        : Optional.empty();
  }

  /** The provenance with this reference added. */
  public Provenance addTo(Provenance provenance) {
    return provenance
        .with(SOURCE, source)
        .with(EDGES, text(DoubleStream.of(edges).boxed().toList()))
        .with(MARGINS, text(LongStream.of(margins).boxed().toList()))
        .with(CLASSES, text(LongStream.of(classes).boxed().toList()));
  }

  /** The bin of a margin, from 0. */
  public int bin(double margin) {
    return bin(edges, margin);
  }

  private static int bin(double[] edges, double margin) {
    int bin = 0;
    while (bin < edges.length && margin >= edges[bin]) {
      bin++;
    }
    return bin;
  }

  private static java.util.stream.Stream<String> numbers(String text) {
    return Arrays.stream(text.split(" ")).filter(number -> !number.isEmpty());
  }

  private static String text(List<? extends Number> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
