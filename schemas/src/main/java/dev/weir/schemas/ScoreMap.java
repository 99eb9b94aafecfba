package dev.weir.schemas;

import java.io.IOException;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * Scores by class, in the model's order: Avro's {@code map of double} as a list of classes and an
 * array of scores. Immutable.
 */
final class ScoreMap extends AbstractMap<String, Double> {
  static final ScoreMap EMPTY = new ScoreMap(List.of(), new double[0]);

  private final List<String> classes;
  private final double[] scores;

  /**
   * Keeps the parts.
   *
   * @param classes the keys, each once
   * @param scores a score for each
   */
  ScoreMap(List<String> classes, double[] scores) {
    this.classes = classes;
    this.scores = scores;
  }

  /** Reads a map of any number of blocks; for a duplicate key the last value counts. */
  static ScoreMap read(Decoder in) throws IOException {
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
    return new ScoreMap(
            Collections.unmodifiableList(classes), Arrays.copyOf(scores, classes.size()))
        .withoutDuplicates();
  }

  /** A copy of any map from string to number. */
  static ScoreMap copyOf(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new AvroRuntimeException("Expected a map of double for the scores");
    }
    List<String> classes = new ArrayList<>();
    double[] scores = new double[map.size()];
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      scores[classes.size()] = FieldCodec.number(entry.getValue()).doubleValue();
      classes.add(FieldCodec.text(entry.getKey()));
    }
    return new ScoreMap(Collections.unmodifiableList(classes), scores);
  }

  private ScoreMap withoutDuplicates() {
    if (new HashSet<>(classes).size() == classes.size()) {
      return this;
    }
    Map<String, Double> unique = new LinkedHashMap<>();
    for (int i = 0; i < scores.length; i++) {
      unique.put(classes.get(i), scores[i]);
    }
    return copyOf(unique);
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

  @Override
  public @Nullable Double get(@Nullable Object key) {
    int index = key instanceof String name ? classes.indexOf(name) : -1;
    return index < 0 ? null : (Double) scores[index];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && classes.contains(name);
  }

  @Override
  public Set<Map.Entry<String, Double>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, Double>> {
    @Override
    public Iterator<Map.Entry<String, Double>> iterator() {
      return IntStream.range(0, scores.length)
          .mapToObj(i -> Map.entry(classes.get(i), scores[i]))
          .iterator();
    }

    @Override
    public int size() {
      return scores.length;
    }
  }
}
