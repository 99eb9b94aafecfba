package dev.weir.stream.labels;

import dev.weir.schemas.Labels;
import dev.weir.stream.accuracy.ConfusionDelta;
import dev.weir.stream.names.LabelOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Joins predictions with their labels, whichever arrives first.
 *
 * <p>The processors of signals and of labels each have one, over the same two stores of their task;
 * a task has one thread, so they never run concurrently.
 *
 * @param open predictions by {@link RecordKey}
 * @param waiting labels by {@link RecordKey}
 * @param classes the classes that labels count as
 * @param tooLate decides which predictions no longer accept a label
 * @param out receives changes of the accuracy
 */
public record LabelJoin(
    PendingPredictionStore open,
    PendingLabelStore waiting,
    CountedClasses classes,
    LatenessCheck tooLate,
    Consumer<LabelEffect> out) {
  /** Whether a prediction no longer accepts labels. */
  @FunctionalInterface
  interface LatenessCheck {
    /**
     * Tests a prediction.
     *
     * @param now this machine's clock, milliseconds since the epoch
     */
    boolean test(PendingPrediction prediction, long now);
  }

  /**
   * The effect of a label on a prediction.
   *
   * @param prediction the prediction
   * @param eventTime of the record, milliseconds since the epoch
   * @param delta how the counts of its window change
   */
  public record LabelEffect(StoredPrediction prediction, long eventTime, ConfusionDelta delta) {}

  /** Returns the stored prediction of a record; null if there is none. */
  public PendingPrediction known(Bytes key) {
    PendingPredictionStore.StoredEntry found = open.find(key);
    return found == null ? null : found.prediction();
  }

  /**
   * Stores a new prediction and joins its label, if there is one, in the record or waiting.
   *
   * @param ownLabel the label within the record, or null
   * @return whether there was a label
   */
  public boolean addPrediction(Bytes key, PendingPrediction prediction, String ownLabel) {
    PendingLabel waited = waiting.take(key);
    String last = Labels.last(waited == null ? null : waited.label(), ownLabel);
    if (last == null) {
      open.add(key, prediction);
      return false;
    }
    String label = classes.kept(last, prediction.predictions());
    open.add(key, prediction.withTruth(label, recount(prediction, label)));
    return true;
  }

  /**
   * Processes a label.
   *
   * @param eventTime of the label, milliseconds since the epoch
   * @param now this machine's clock, milliseconds since the epoch
   */
  public LabelOutcome labelled(Bytes key, String label, long eventTime, long now) {
    PendingPredictionStore.StoredEntry found = open.find(key);
    if (found == null) {
      waiting.put(key, new PendingLabel(eventTime, now, label));
      return LabelOutcome.WAITING;
    }
    PendingPrediction prediction = found.prediction();
    String truth = classes.kept(label, prediction.predictions());
    if (truth.equals(prediction.truth()) || label.equals(prediction.truth())) {
      return LabelOutcome.SAME;
    }
    if (tooLate.test(prediction, now)) {
      return LabelOutcome.TOO_LATE;
    }
    open.replace(key, found, prediction.withTruth(truth, recount(prediction, truth)));
    return prediction.truth() == null ? LabelOutcome.JOINED : LabelOutcome.CHANGED;
  }

  /** Replaces the previous truth in the counts; returns the classes that the new one counts as. */
  private List<String> recount(PendingPrediction prediction, String truth) {
    List<String> before = classes.before(prediction);
    List<String> counted = new ArrayList<>(prediction.predictions().size());
    for (int i = 0; i < prediction.predictions().size(); i++) {
      StoredPrediction made = prediction.predictions().get(i);
      String now = classes.of(truth, made);
      ConfusionDelta delta =
          ConfusionDelta.of(before.isEmpty() ? null : before.get(i), now, made.label());
      out.accept(new LabelEffect(made, prediction.eventTime(), delta));
      counted.add(now);
    }
    return counted;
  }
}
