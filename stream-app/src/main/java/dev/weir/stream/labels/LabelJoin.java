package dev.weir.stream.labels;

import dev.weir.stream.accuracy.ConfusionDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where predictions meet their labels, whichever comes first.
 *
 * <p>The processors of the signals and of the labels have one each, over the same two stores of
 * their task; a task has one thread, so they never meet at the same time.
 */
public final class LabelJoin {
  private final OpenPredictions open;
  private final WaitingLabels waiting;
  private final CountedClasses classes;
  private final TooLate tooLate;
  private final Consumer<Judgement> out;

  /**
   * Joins over two stores.
   *
   * @param open predictions by {@link RecordKey}
   * @param waiting labels by {@link RecordKey}
   * @param classes says as what labels count
   * @param tooLate says which predictions take no label any more
   * @param out takes what changes in the accuracy
   */
  LabelJoin(
      OpenPredictions open,
      WaitingLabels waiting,
      CountedClasses classes,
      TooLate tooLate,
      Consumer<Judgement> out) {
    this.open = open;
    this.waiting = waiting;
    this.classes = classes;
    this.tooLate = tooLate;
    this.out = out;
  }

  /** Whether the time in which a prediction takes labels is over. */
  @FunctionalInterface
  interface TooLate {
    /**
     * Decides.
     *
     * @param now this machine's clock, milliseconds since the epoch
     */
    boolean test(OpenPrediction prediction, long now);
  }

  /**
   * What a label says of a prediction.
   *
   * @param prediction the prediction
   * @param eventTime of the record, milliseconds since the epoch
   * @param delta how the counts of its window change
   */
  public record Judgement(MadePrediction prediction, long eventTime, ConfusionDelta delta) {}

  /** Returns what was predicted of the record already; null: nothing. */
  public OpenPrediction known(Bytes key) {
    OpenPredictions.Found found = open.find(key);
    return found == null ? null : found.prediction();
  }

  /**
   * Keeps a new prediction and joins its label, if there is one: the record's own, which comes last
   * and therefore counts, else the one that waits for it.
   *
   * @param ownLabel the label within the record, or null
   * @return whether there was a label
   */
  public boolean opened(Bytes key, OpenPrediction prediction, String ownLabel) {
    WaitingLabel waited = waiting.take(key);
    if (ownLabel == null && waited == null) {
      open.add(key, prediction);
      return false;
    }
    String label =
        classes.kept(ownLabel == null ? waited.label() : ownLabel, prediction.predictions());
    open.add(key, prediction.withTruth(label, judge(prediction, label)));
    return true;
  }

  /**
   * Takes a label.
   *
   * @param eventTime of the label, milliseconds since the epoch
   * @param now this machine's clock, milliseconds since the epoch
   */
  public LabelOutcome labelled(Bytes key, String label, long eventTime, long now) {
    OpenPredictions.Found found = open.find(key);
    if (found == null) {
      waiting.put(key, new WaitingLabel(eventTime, now, label));
      return LabelOutcome.WAITING;
    }
    OpenPrediction prediction = found.prediction();
    String truth = classes.kept(label, prediction.predictions());
    if (truth.equals(prediction.truth()) || label.equals(prediction.truth())) {
      return LabelOutcome.SAME;
    }
    if (tooLate.test(prediction, now)) {
      return LabelOutcome.TOO_LATE;
    }
    open.replace(key, found, prediction.withTruth(truth, judge(prediction, truth)));
    return prediction.truth() == null ? LabelOutcome.JOINED : LabelOutcome.CHANGED;
  }

  /** Counts a truth in the place of the one before; returns as what it counts. */
  private List<String> judge(OpenPrediction prediction, String truth) {
    List<String> before = classes.before(prediction);
    List<String> counted = new ArrayList<>(prediction.predictions().size());
    for (int i = 0; i < prediction.predictions().size(); i++) {
      MadePrediction made = prediction.predictions().get(i);
      String now = classes.of(truth, made);
      ConfusionDelta delta =
          ConfusionDelta.of(before.isEmpty() ? null : before.get(i), now, made.label());
      out.accept(new Judgement(made, prediction.eventTime(), delta));
      counted.add(now);
    }
    return counted;
  }
}
