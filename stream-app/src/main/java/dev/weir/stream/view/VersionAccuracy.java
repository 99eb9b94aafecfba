package dev.weir.stream.view;

import dev.weir.classifiers.evaluation.WilsonInterval;
import dev.weir.stream.names.ScoringIdentity;
import java.util.List;
import java.util.SortedMap;

/**
 * The figures of a model version in a role, per window and in total.
 *
 * @param version the version and role
 * @param labelled predictions with a known truth
 * @param correct those that were right
 * @param confusion counts by true class, then by predicted class; only those above 0, of as many
 *     windows and cells as fit into memory
 * @param fading the prequential accuracy, by the windows' event times; NaN if nothing is labelled
 * @param windows the oldest first
 */
public record VersionAccuracy(
    ScoringIdentity version,
    long labelled,
    long correct,
    SortedMap<String, SortedMap<String, Long>> confusion,
    double fading,
    List<WindowAccuracy> windows) {

  /** Returns the share of labelled predictions that were right; NaN if nothing is labelled. */
  public double accuracy() {
    return (double) correct / labelled;
  }

  /** Returns the 95% Wilson score interval of the accuracy. */
  public WilsonInterval interval() {
    return WilsonInterval.of(correct, labelled);
  }
}
