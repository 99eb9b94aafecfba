package dev.weir.features;

import dev.weir.linear.RidgeFit;
import dev.weir.model.ScoreReference;
import java.util.stream.IntStream;

/** The score reference of a ridge, from leave-one-out scores. */
public final class LeftOutScores {

  private LeftOutScores() {}

  /**
   * Uses the fit's leave-one-out scores. If features were selected on the same samples, these are
   * slightly overconfident.
   *
   * @param samples number of samples of the fit
   */
  public static ScoreReference of(RidgeFit fit, int samples, int classes) {
    return ScoreReference.of(
        "leave-one-out",
        IntStream.range(0, samples).mapToObj(fit::leftOutScores).toList(),
        classes);
  }
}
