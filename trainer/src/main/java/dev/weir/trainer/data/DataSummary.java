package dev.weir.trainer.data;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.schemas.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Summary of loaded data: number, shape and classes of the records, and what was left out.
 *
 * @param name name of the data
 * @param shape shape of each record
 * @param classes the classes with their sizes
 * @param origin entries of {@link SignalDataSet#origin}
 * @param records counts of the larger set that the records were selected from, if there is one: a
 *     sentence by {@code toString}
 */
public record DataSummary(
    String name,
    InputShape shape,
    List<ClassSize> classes,
    Map<String, String> origin,
    Optional<Object> records) {

  /**
   * A class with its number of records.
   *
   * @param name its name
   * @param train number of training records
   * @param test number of test records
   */
  public record ClassSize(String name, int train, int test) {

    private static List<ClassSize> of(List<String> names, int[] train, int[] test) {
      int[] trained = counts(names.size(), train);
      int[] tested = counts(names.size(), test);
      return IntStream.range(0, trained.length)
          .mapToObj(label -> new ClassSize(names.get(label), trained[label], tested[label]))
          .toList();
    }

    private static int[] counts(int classes, int[] labels) {
      int[] counts = new int[classes];
      IntStream.of(labels).forEach(label -> counts[label]++);
      return counts;
    }
  }

  public DataSummary {
    classes = List.copyOf(classes);
    origin = Map.copyOf(origin);
  }

  /** A summary of signals. */
  public static DataSummary of(SignalDataSet data) {
    return new DataSummary(
        data.name(),
        new InputShape.Signal(data.train().channels(), data.train().length()),
        ClassSize.of(data.train().classes(), data.train().labels(), data.test().labels()),
        data.origin(),
        Optional.empty());
  }

  /** A summary of images. */
  public static DataSummary of(ImageDataSet data) {
    return new DataSummary(
        data.name(),
        new InputShape.Image(data.train().width(), data.train().height()),
        ClassSize.of(data.train().classNames(), data.train().labels(), data.test().labels()),
        Map.of(),
        Optional.empty());
  }

  /**
   * A summary of records selected from a larger set.
   *
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
    List<ClassSize> sizes =
        ClassSize.of(
            classes,
            train.stream().mapToInt(classes::indexOf).toArray(),
            test.stream().mapToInt(classes::indexOf).toArray());
    return new DataSummary(name, shape, sizes, Map.of(), Optional.of(records));
  }

  /** The summary as one line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append(": ").append(sizes());
    column(SignalDataSet.LABEL_COLUMN).ifPresent(it -> text.append("; label column: ").append(it));
    column(SignalDataSet.IGNORED_COLUMNS).ifPresent(it -> text.append("; ignored: ").append(it));
    text.append(String.format(Locale.ROOT, "; %,d classes: %s", classes.size(), counts()));
    records.ifPresent(found -> text.append("; ").append(found));
    return text.toString();
  }

  private int trainSize() {
    return classes.stream().mapToInt(ClassSize::train).sum();
  }

  private int testSize() {
    return classes.stream().mapToInt(ClassSize::test).sum();
  }

  /** Each class with the number of its records in both parts. */
  private String counts() {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    classes.forEach(each -> counts.put(each.name(), (long) each.train() + each.test()));
    return LabelCounts.text(counts);
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
        Locale.ROOT, "%s for training, %,d for testing", counted(trainSize(), what), testSize());
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
    json.put("train", trainSize()).put("test", testSize());
    switch (shape) {
      case InputShape.Signal(int channels, int length) ->
          json.put("channels", channels).put("length", length);
      case InputShape.Image(int width, int height) ->
          json.put("width", width).put("height", height);
    }
    for (String column : List.of(SignalDataSet.LABEL_COLUMN, SignalDataSet.IGNORED_COLUMNS)) {
      column(column).ifPresent(it -> json.put(column, it));
    }
    json.set("classes", Json.tree(classes));
    records.ifPresent(found -> json.set("records", Json.tree(found)));
    return json;
  }

  /** Provenance entries about the data besides name, digest and origin. */
  public SortedMap<String, String> entries() {
    SortedMap<String, String> entries = new TreeMap<>();
    entries.put(Provenance.DATA + "train", Integer.toString(trainSize()));
    entries.put(Provenance.DATA + "test", Integer.toString(testSize()));
    entries.put(Provenance.DATA + "shape", shape.toString());
    entries.put(Provenance.DATA + "classes", counts());
    return entries;
  }
}
