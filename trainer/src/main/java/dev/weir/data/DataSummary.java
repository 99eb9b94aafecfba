package dev.weir.data;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.model.InputShape;
import dev.weir.model.Provenance;
import dev.weir.schemas.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Summary of loaded data: number, shape and classes of the records, and what was left out. */
public final class DataSummary {

  private final String name;
  private final InputShape shape;
  private final ClassCounts classes;
  private final Map<String, String> origin;
  private final Optional<Object> records;

  private DataSummary(
      String name,
      InputShape shape,
      ClassCounts classes,
      Map<String, String> origin,
      Optional<Object> records) {
    this.name = name;
    this.shape = shape;
    this.classes = classes;
    this.origin = Map.copyOf(origin);
    this.records = records;
  }

  /** A summary of signals. */
  public static DataSummary of(SplitSignals data) {
    return new DataSummary(
        data.name(),
        new InputShape.Signal(data.train().channels(), data.train().length()),
        ClassCounts.of(
            data.train().classes(),
            IntStream.of(data.train().labels()),
            IntStream.of(data.test().labels())),
        data.origin(),
        Optional.empty());
  }

  /** A summary of images. */
  public static DataSummary of(SplitImages data) {
    return new DataSummary(
        data.name(),
        new InputShape.Image(data.train().width(), data.train().height()),
        ClassCounts.of(
            data.train().classNames(),
            IntStream.of(data.train().labels()),
            IntStream.of(data.test().labels())),
        Map.of(),
        Optional.empty());
  }

  /**
   * A summary of records selected from a larger set.
   *
   * @param name name of the data
   * @param shape shape of each record
   * @param classes class names
   * @param train the class of each training record
   * @param test the class of each test record
   * @param records counts of all records, a sentence by {@code toString}
   */
  public static DataSummary of(
      String name,
      InputShape shape,
      List<String> classes,
      List<String> train,
      List<String> test,
      Object records) {
    return new DataSummary(
        name,
        shape,
        ClassCounts.of(
            classes,
            train.stream().mapToInt(classes::indexOf),
            test.stream().mapToInt(classes::indexOf)),
        Map.of(),
        Optional.of(records));
  }

  /** The summary as one line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append(": ").append(sizes());
    column(ColumnsRead.LABEL_COLUMN).ifPresent(it -> text.append("; label column: ").append(it));
    column(ColumnsRead.IGNORED_COLUMNS).ifPresent(it -> text.append("; left out: ").append(it));
    text.append(String.format(Locale.ROOT, "; %,d classes: %s", classes.names().size(), classes));
    records.ifPresent(found -> text.append("; ").append(found));
    return text.toString();
  }

  private String sizes() {
    return switch (shape) {
      case InputShape.Signal(int channels, int length) ->
          "%s, %s of %s each"
              .formatted(parts("signal"), counted(channels, "channel"), counted(length, "sample"));
      case InputShape.Image(int width, int height) ->
          "%s, %d x %d pixels each".formatted(parts("image"), width, height);
    };
  }

  private String parts(String what) {
    return String.format(
        Locale.ROOT,
        "%s for training, %,d for testing",
        counted(classes.trainSize(), what),
        classes.testSize());
  }

  private static String counted(int count, String what) {
    return String.format(Locale.ROOT, count == 1 ? "%,d %s" : "%,d %ss", count, what);
  }

  private Optional<String> column(String what) {
    return Optional.ofNullable(origin.get(what));
  }

  /** The summary as one object; {@code classes} has each class with its counts. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
    json.put("train", classes.trainSize()).put("test", classes.testSize());
    switch (shape) {
      case InputShape.Signal(int channels, int length) ->
          json.put("channels", channels).put("length", length);
      case InputShape.Image(int width, int height) ->
          json.put("width", width).put("height", height);
    }
    for (String column : List.of(ColumnsRead.LABEL_COLUMN, ColumnsRead.IGNORED_COLUMNS)) {
      column(column).ifPresent(it -> json.put(column, it));
    }
    classes.addTo(json.putArray("classes"));
    records.ifPresent(found -> json.set("records", Json.tree(found)));
    return json;
  }

  /** Provenance entries about the data besides name, digest and origin. */
  public SortedMap<String, String> entries() {
    SortedMap<String, String> entries = new TreeMap<>();
    entries.put(Provenance.DATA + "train", Integer.toString(classes.trainSize()));
    entries.put(Provenance.DATA + "test", Integer.toString(classes.testSize()));
    entries.put(Provenance.DATA + "shape", shape.toString());
    entries.put(Provenance.DATA + "classes", classes.toString());
    return entries;
  }
}
