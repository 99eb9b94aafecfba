package dev.weir.history;

import dev.weir.continuous.CutShape;
import dev.weir.data.DataException;
import dev.weir.data.DataSummary;
import dev.weir.data.LabelOrder;
import dev.weir.model.InputShape;
import dev.weir.model.Progress;
import dev.weir.model.Provenance;
import dev.weir.schemas.Topics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * The labelled records of a span of a topic, all of one shape, in two parts; see {@link HeldOut}.
 * If holding out would leave a class without training records, its records are not held out.
 *
 * @param <R> the record type
 */
public final class TopicData<R extends SpecificRecord> {
  private final String name;
  private final List<LabelledRecord<R>> train = new ArrayList<>();
  private final List<LabelledRecord<R>> test = new ArrayList<>();
  private final HistoryCounts counts;
  private final InputShape shape;
  private final SortedMap<String, String> origin;

  private TopicData(
      TopicName name,
      Span span,
      RecordKind<R> kind,
      History<R> history,
      SortedMap<String, String> origin) {
    this.name = "%s from %s to %s".formatted(name.text(), span.from(), span.to());
    this.counts = history.counts();
    this.shape = kind.inputShape(history.labelled().getFirst().record());
    this.origin = origin;
    divide(history.labelled(), name.testShare());
  }

  /**
   * The location of the data: the cluster, the span, and how pieces are cut.
   *
   * @param settings Kafka's for a consumer and Confluent's for the registry
   * @param topics the names of the topics
   * @param span span of event time
   * @param windows how windows are cut from continuous signals, if configured
   * @param sources sources to read, in addition to the name's own pattern; empty: all
   */
  public record Place(
      Map<String, ?> settings,
      Topics topics,
      Span span,
      Optional<CutShape> windows,
      Optional<Pattern> sources) {}

  /**
   * Reads the current records of a span.
   *
   * @param name name of the data
   * @param kind must match the name's topic
   * @throws DataException if the name is invalid, nothing in the span is labelled, or the shapes
   *     differ
   * @throws dev.weir.topics.MissingTopicException if the topic does not exist
   * @throws dev.weir.topics.TopicReadException if Kafka does not respond
   */
  public static <R extends SpecificRecord> TopicData<R> read(
      String name, RecordKind<R> kind, Place place, Progress progress) {
    return read(TopicName.parse(name), kind, place, Optional.empty(), progress);
  }

  /**
   * Reads a model's training data again.
   *
   * @param place its span, windows and sources are ignored: the provenance has them
   * @throws DataException if the provenance lacks entries or they are invalid
   */
  public static <R extends SpecificRecord> TopicData<R> readAgain(
      Provenance provenance, RecordKind<R> kind, Place place, Progress progress) {
    Place then =
        new Place(
            place.settings(),
            place.topics(),
            Origin.span(provenance),
            Origin.windows(provenance),
            Origin.sources(provenance));
    Ends ends = Origin.ends(provenance);
    return read(Origin.name(provenance), kind, then, Optional.of(ends), progress);
  }

  private static <R extends SpecificRecord> TopicData<R> read(
      TopicName name, RecordKind<R> kind, Place place, Optional<Ends> given, Progress progress) {
    if (!name.topic().equals(kind.topic().baseName())) {
      throw new DataException(
          "data '%s' are on topic %s; this takes topic:%s"
              .formatted(name.text(), name.topic(), kind.topic().baseName()));
    }
    Predicate<String> sources = accepting(name.sources()).and(accepting(place.sources()));
    try (HistoryReader reader = new HistoryReader(place.settings(), place.topics())) {
      Ends ends = given.orElseGet(() -> reader.ends(kind));
      RecordShare sample = new RecordShare(name.sample(), RecordShare.OF_SAMPLE);
      HistoryQuery query = new HistoryQuery(place.span(), sources, sample, place.windows(), ends);
      History<R> history = reader.read(kind, query, progress);
      History<R> even = Shapes.even(history, kind, name.shape(), place.span());
      return new TopicData<>(
          name, place.span(), kind, even, Origin.entries(name, place, ends, even.counts()));
    }
  }

  private static Predicate<String> accepting(Optional<Pattern> pattern) {
    return pattern.map(Pattern::asMatchPredicate).orElse(source -> true);
  }

  private void divide(List<LabelledRecord<R>> labelled, double testShare) {
    HeldOut heldOut = new HeldOut(testShare);
    BitSet held = new BitSet();
    Set<String> trained = new HashSet<>();
    for (int i = 0; i < labelled.size(); i++) {
      LabelledRecord<R> each = labelled.get(i);
      if (heldOut.takes(each.source(), each.id())) {
        held.set(i);
      } else {
        trained.add(each.label());
      }
    }
    for (int i = 0; i < labelled.size(); i++) {
      boolean isTest = held.get(i) && trained.contains(labelled.get(i).label());
      (isTest ? test : train).add(labelled.get(i));
    }
  }

  /** The name of the data with the span. */
  public String name() {
    return name;
  }

  /** The training records. */
  public List<LabelledRecord<R>> train() {
    return train;
  }

  /** The records held out for testing. */
  public List<LabelledRecord<R>> test() {
    return test;
  }

  /** Counts of all records of the span. */
  public HistoryCounts counts() {
    return counts;
  }

  /** Provenance entries about these data besides their digest. */
  public SortedMap<String, String> origin() {
    return origin;
  }

  /** The summary: records with their classes, and counts of all others. */
  public DataSummary summary() {
    return DataSummary.of(
        name,
        shape,
        classes(),
        train.stream().map(LabelledRecord::label).toList(),
        test.stream().map(LabelledRecord::label).toList(),
        counts);
  }

  /** The classes of both parts, numbers first and by value, then text. */
  public List<String> classes() {
    return Stream.concat(train.stream(), test.stream())
        .map(LabelledRecord::label)
        .distinct()
        .sorted(LabelOrder.INSTANCE)
        .toList();
  }

  /**
   * Checks that a classifier can be trained and tested on these data.
   *
   * @throws DataException if there is only one class, or nothing to test on
   */
  public void requireTrainable() {
    Map<String, Long> sizes =
        train.stream()
            .collect(
                Collectors.groupingBy(LabelledRecord::label, TreeMap::new, Collectors.counting()));
    if (sizes.size() < 2) {
      throw new DataException(
          "%s: all %,d labelled records are of class '%s'; two classes are needed"
              .formatted(name(), train.size() + test.size(), classes().getFirst()));
    }
    requireTests();
  }

  /**
   * Checks that there are test records.
   *
   * @throws DataException if nothing is held out
   */
  public void requireTests() {
    if (test.isEmpty()) {
      throw new DataException(
          "%s: none of the %,d labelled records is held out for testing; a longer span or a greater test-share helps"
              .formatted(name(), train.size()));
    }
  }
}
