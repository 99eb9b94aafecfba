package dev.weir.stream.labels;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A record that was predicted, as it lies in the store {@code open-predictions}.
 *
 * <p>Layout, version 1: version byte, event time and first seen (8 bytes each), truth (0, or 1 and
 * text), count (4 bytes), then model, version, role, revision and label of each prediction.
 *
 * @param eventTime of the record, milliseconds since the epoch
 * @param firstSeen by this machine's clock, milliseconds since the epoch
 * @param truth the true class, as far as known; else null
 * @param predictions one of each model version that saw the record
 */
public record OpenPrediction(
    long eventTime, long firstSeen, String truth, List<MadePrediction> predictions) {
  private static final int VERSION = 1;

  public OpenPrediction {
    predictions = List.copyOf(predictions);
  }

  /** Returns the same with another truth. */
  OpenPrediction withTruth(String label) {
    return new OpenPrediction(eventTime, firstSeen, label, predictions);
  }

  /** Writes the stored form. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.putByte(VERSION).putLong(eventTime).putLong(firstSeen).putOptionalText(truth);
    out.putInt(predictions.size());
    for (MadePrediction made : predictions) {
      out.putText(made.model()).putText(made.version()).putText(made.role());
      out.putLong(made.revision()).putText(made.label());
    }
    return out.toBytes();
  }

  /** Reads the stored form. */
  public static OpenPrediction fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "prediction", VERSION);
    long eventTime = in.getLong();
    long firstSeen = in.getLong();
    String truth = in.getOptionalText();
    int count = in.getCount();
    List<MadePrediction> predictions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      predictions.add(
          new MadePrediction(in.getText(), in.getText(), in.getText(), in.getLong(), in.getText()));
    }
    return new OpenPrediction(eventTime, firstSeen, truth, predictions);
  }
}
