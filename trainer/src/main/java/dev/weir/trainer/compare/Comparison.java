package dev.weir.trainer.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.classifiers.evaluation.McNemar;
import dev.weir.classifiers.evaluation.ModelCompatibility;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A candidate, and optionally the champion, on the same records. The candidate has all classes of
 * the records. The champion may lack some; records of these count as its errors.
 *
 * @param data the data set, for reports
 * @param candidate the candidate's result
 * @param champion the champion's result; empty if there is none
 * @param agreement the records on which they agree or differ; empty if there is no champion
 */
public record Comparison(
    String data,
    ModelScore candidate,
    Optional<ModelScore> champion,
    Optional<Agreement> agreement) {

  /** Significance level of a difference. */
  public static final double SIGNIFICANT = 0.05;

  /**
   * Agreement of two models on the records.
   *
   * @param bothRight records that both get right
   * @param onlyCandidate records that only the candidate gets right
   * @param onlyChampion records that only the champion gets right
   * @param bothWrong records that both get wrong
   * @param sameAnswer records with the same prediction, right or wrong
   */
  public record Agreement(
      long bothRight, long onlyCandidate, long onlyChampion, long bothWrong, long sameAnswer) {

    /** The p-value of McNemar's test for a difference between the two. */
    @JsonProperty
    public double mcnemarP() {
      return new McNemar(onlyCandidate, onlyChampion).pValue();
    }
  }

  /**
   * Scores the records.
   *
   * @param threads number of threads
   * @throws IllegalArgumentException if a model does not accept the records, or the candidate lacks
   *     one of their classes; the message names the model
   */
  public static Comparison of(
      String data,
      TestRecords records,
      Candidate candidate,
      Optional<Candidate> champion,
      int threads,
      Progress progress) {
    requireFit(candidate, champion, records, data);
    List<String> first = records.predict(candidate.model(), threads, progress);
    Optional<List<String>> second =
        champion.map(it -> records.predict(it.model(), threads, progress));
    return new Comparison(
        data,
        standing(candidate, records, first),
        champion.map(it -> standing(it, records, second.orElseThrow())),
        second.map(it -> agreement(records.actual(), first, it)));
  }

  /** Checked in advance. The champion may lack a class that is new. */
  private static void requireFit(
      Candidate candidate, Optional<Candidate> champion, TestRecords records, String data) {
    Consumer<Model> shape = it -> ModelCompatibility.requireShape(it, records.shape(), data);
    check(candidate, shape);
    champion.ifPresent(one -> check(one, shape));
    check(
        candidate,
        it -> ModelCompatibility.requireClasses(it, records.classes(), records.labels(), data));
  }

  /** Checks a model; the message of a problem names it. */
  private static void check(Candidate model, Consumer<Model> check) {
    try {
      check.accept(model.model());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(model.name() + ": " + e.getMessage(), e);
    }
  }

  private static ModelScore standing(Candidate model, TestRecords records, List<String> predicted) {
    List<String> actual = records.actual();
    long correct =
        IntStream.range(0, actual.size())
            .filter(i -> predicted.get(i).equals(actual.get(i)))
            .count();
    return new ModelScore(
        model.name(),
        correct,
        actual.size(),
        ModelCompatibility.unknown(model.model(), records.classes(), records.labels()));
  }

  private static Agreement agreement(List<String> actual, List<String> first, List<String> second) {
    long[][] counts = new long[2][2];
    long same = 0;
    for (int i = 0; i < actual.size(); i++) {
      int right = first.get(i).equals(actual.get(i)) ? 1 : 0;
      int alsoRight = second.get(i).equals(actual.get(i)) ? 1 : 0;
      counts[right][alsoRight]++;
      same += first.get(i).equals(second.get(i)) ? 1 : 0;
    }
    return new Agreement(counts[1][1], counts[1][0], counts[0][1], counts[0][0], same);
  }

  /** Whether the candidate is significantly less accurate than the champion. */
  public boolean isWorse() {
    return agreement
        .map(both -> both.onlyCandidate() < both.onlyChampion() && both.mcnemarP() < SIGNIFICANT)
        .orElse(false);
  }
}
