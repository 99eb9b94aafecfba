package dev.weir.schemas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * Avro's {@code map of double} as a list of classes and an array of scores.
 *
 * @param classes the keys, each once
 * @param scores a score for each
 */
@SuppressWarnings("ArrayRecordComponent") // two fields of a Prediction, never compared
record ScoreArrays(List<String> classes, double[] scores) {
  static final ScoreArrays EMPTY = new ScoreArrays(List.of(), new double[0]);

  /** Reads a map of any number of blocks; for a duplicate key the last value counts. */
  static ScoreArrays read(Decoder in) throws IOException {
    List<String> classes = new ArrayList<>();
    double[] scores = new double[8];
    for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
      for (long left = count; left > 0; left--) {
        if (classes.size() == scores.length) {
          scores = Arrays.copyOf(scores, 2 * scores.length);
        }
        classes.add(in.readString());
        scores[classes.size() - 1] = in.readDouble();
      }
    }
    return new ScoreArrays(
            Collections.unmodifiableList(classes), Arrays.copyOf(scores, classes.size()))
        .withoutDuplicates();
  }

  /** Writes the map as one block, in the order of the classes. */
  void write(Encoder out) throws IOException {
    out.writeMapStart();
    out.setItemCount(scores.length);
    for (int i = 0; i < scores.length; i++) {
      out.startItem();
      out.writeString(classes.get(i));
      out.writeDouble(scores[i]);
    }
    out.writeMapEnd();
  }

  /** A copy of any map from string to number. */
  static ScoreArrays copyOf(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new AvroRuntimeException("Expected a map of double for the scores");
    }
    List<String> classes = new ArrayList<>();
    double[] scores = new double[map.size()];
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      scores[classes.size()] = Fields.number(entry.getValue()).doubleValue();
      classes.add(Fields.text(entry.getKey()));
    }
    return new ScoreArrays(Collections.unmodifiableList(classes), scores);
  }

  private ScoreArrays withoutDuplicates() {
    if (new HashSet<>(classes).size() == classes.size()) {
      return this;
    }
    Map<String, Double> unique = new LinkedHashMap<>();
    for (int i = 0; i < scores.length; i++) {
      unique.put(classes.get(i), scores[i]);
    }
    return copyOf(unique);
  }

  /** Whether both hold the same score for the same classes, in any order. */
  boolean sameAs(ScoreArrays other) {
    return classes.equals(other.classes)
        ? Arrays.equals(scores, other.scores)
        : asMap().equals(other.asMap());
  }

  Map<String, Double> asMap() {
    return new ScoreMap(classes, scores);
  }
}
