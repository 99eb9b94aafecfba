package dev.weir.stream.labels;

import dev.weir.stream.accuracy.ConfusionDelta;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Where predictions meet their labels, whichever comes first.
 *
 * <p>The processors of the signals and of the labels have one each, over the same two stores of
 * their task; a task has one thread, so they never meet at the same time.
 */
public final class LabelJoin {
  private final KeyValueStore<Bytes, byte[]> open;
  private final KeyValueStore<Bytes, byte[]> waiting;
  private final Consumer<Judgement> out;

  /**
   * Joins over two stores.
   *
   * @param open {@link OpenPrediction}s by {@link RecordKey}
   * @param waiting {@link WaitingLabel}s by {@link RecordKey}
   * @param out takes what changes in the accuracy
   */
  public LabelJoin(
      KeyValueStore<Bytes, byte[]> open,
      KeyValueStore<Bytes, byte[]> waiting,
      Consumer<Judgement> out) {
    this.open = open;
    this.waiting = waiting;
    this.out = out;
  }

  /**
   * What a label says of a prediction.
   *
   * @param prediction the prediction
   * @param eventTime of the record, milliseconds since the epoch
   * @param delta how the counts of its window change
   */
  public record Judgement(MadePrediction prediction, long eventTime, ConfusionDelta delta) {}

  /** Returns whether the record has been predicted already. */
  public boolean isKnown(Bytes key) {
    return open.get(key) != null;
  }

  /**
   * Keeps a new prediction and joins its label, if there is one: the record's own, which comes last
   * and therefore counts, else the one that waits for it.
   *
   * @param ownLabel the label within the record, or null
   * @return whether there was a label
   */
  public boolean opened(Bytes key, OpenPrediction prediction, String ownLabel) {
    String waited = takeWaiting(key);
    String label = ownLabel == null ? waited : ownLabel;
    if (label == null) {
      open.put(key, prediction.toBytes());
      return false;
    }
    learn(key, prediction, label);
    return true;
  }

  private String takeWaiting(Bytes key) {
    byte[] label = waiting.get(key);
    if (label == null) {
      return null;
    }
    waiting.delete(key);
    return WaitingLabel.fromBytes(label).label();
  }

  /**
   * Takes a label.
   *
   * @param eventTime of the label, milliseconds since the epoch
   * @param now this machine's clock, milliseconds since the epoch
   */
  public LabelOutcome labelled(Bytes key, String label, long eventTime, long now) {
    byte[] stored = open.get(key);
    if (stored == null) {
      waiting.put(key, new WaitingLabel(eventTime, now, label).toBytes());
      return LabelOutcome.WAITING;
    }
    OpenPrediction prediction = OpenPrediction.fromBytes(stored);
    if (label.equals(prediction.truth())) {
      return LabelOutcome.SAME;
    }
    learn(key, prediction, label);
    return prediction.truth() == null ? LabelOutcome.JOINED : LabelOutcome.CHANGED;
  }

  private void learn(Bytes key, OpenPrediction prediction, String label) {
    for (MadePrediction made : prediction.predictions()) {
      ConfusionDelta delta = ConfusionDelta.of(prediction.truth(), label, made.label());
      out.accept(new Judgement(made, prediction.eventTime(), delta));
    }
    open.put(key, prediction.withTruth(label).toBytes());
  }
}
