package dev.weir.features;

import dev.weir.linear.RidgeFit;
import dev.weir.model.ScoreReference;
import java.util.stream.IntStream;

/** The reference of a ridge's scores, from samples that it had not seen. */
public final class LeftOutScores {

  private LeftOutScores() {}

  /**
   * Takes the leave-one-out scores, which the fit has at hand. Where the features were chosen on
   * the same samples, these are a little too sure.
   *
   * @param samples how many the fit had
   */
  public static ScoreReference of(RidgeFit fit, int samples, int classes) {
    return ScoreReference.of(
        "leave-one-out",
        IntStream.range(0, samples).mapToObj(fit::leftOutScores).toList(),
        classes);
  }
}
