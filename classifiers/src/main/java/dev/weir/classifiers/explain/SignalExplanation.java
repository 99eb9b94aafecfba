package dev.weir.classifiers.explain;

import dev.weir.classifiers.features.FeatureKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Explains why a signal is classified as one class and not another. A class's score is linear in
 * the kernels' features, so the difference of two scores is an exact sum over kernels: {@code
 * difference() = baseline + sum of contributions}, up to double rounding.
 *
 * <p>Worked example: the winner scores 0.9, the runner-up 0.2. The baseline, the difference on an
 * average signal, is -0.1; one kernel adds 0.5, another 0.4, a third -0.1.
 *
 * @param scores scores of all classes
 * @param rivals the two compared classes
 * @param prepared the signal as the kernels' input; must not be changed
 * @param baseline the score difference of an average signal
 * @param contributions contributions of all kernels, largest magnitude first
 */
public record SignalExplanation(
    List<Double> scores,
    ComparedClasses rivals,
    List<Float> prepared,
    double baseline,
    List<KernelContribution> contributions) {

  public SignalExplanation {
    scores = List.copyOf(scores);
    prepared = List.copyOf(prepared);
    contributions = List.copyOf(contributions);
  }

  /** The winner's score minus the other's. */
  public double difference() {
    return scores.get(rivals.winner()) - scores.get(rivals.other());
  }

  /**
   * Explains a raw record.
   *
   * @param choice picks the two classes from the scores
   * @throws dev.weir.classifiers.model.UnusableInputException if the record does not match the
   *     model's input
   */
  public static SignalExplanation of(
      KernelView view, double[] record, Function<double[], ComparedClasses> choice) {
    double[] scores = view.scores(record);
    ComparedClasses rivals = choice.apply(scores);
    float[] prepared = view.prepare(record);
    double baseline = view.intercept(rivals.winner()) - view.intercept(rivals.other());
    return new SignalExplanation(
        boxed(scores), rivals, boxed(prepared), baseline, contributions(view, prepared, rivals));
  }

  private static List<KernelContribution> contributions(
      KernelView view, float[] prepared, ComparedClasses rivals) {
    double[] features = view.features(prepared);
    List<KernelContribution> all = new ArrayList<>();
    for (int k = 0; k < view.kernels().size(); k++) {
      all.add(contribution(view, k, features, prepared, rivals));
    }
    all.sort(
        Comparator.comparingDouble((KernelContribution each) -> Math.abs(each.total())).reversed());
    return all;
  }

  private static KernelContribution contribution(
      KernelView view, int index, double[] features, float[] prepared, ComparedClasses rivals) {
    FeatureKernel kernel = view.kernels().get(index);
    IntToDoubleFunction term =
        f -> (view.weight(f, rivals.winner()) - view.weight(f, rivals.other())) * features[f];
    return new KernelContribution(
        index,
        KernelView.sum(kernel, true, term),
        KernelView.sum(kernel, false, term),
        KernelPeak.of(kernel.shape(), prepared, view.length(), 0));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Float> boxed(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }
}
