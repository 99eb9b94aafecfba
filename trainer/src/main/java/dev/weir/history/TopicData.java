package dev.weir.history;

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
 * The labelled records of a span of a topic, all of one shape, in two parts; see {@link HeldOut}. A
 * class of which nothing would be left for training is not held out.
 *
 * @param <R> the records
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
   * Where data come from: the cluster, the span, and how pieces are cut.
   *
   * @param settings Kafka's for a consumer and Confluent's for the registry
   * @param topics the names of the topics
   * @param span of event time
   * @param cutter of continuous signals, if there is a rule for them
   * @param sources whose records are wanted, besides the name's own pattern; empty: of all
   */
  public record Place(
      Map<String, ?> settings,
      Topics topics,
      Span span,
      Optional<PieceCutter> cutter,
      Optional<Pattern> sources) {}

  /**
   * Reads what lies in a span now.
   *
   * @param name of the data
   * @param kind which must be that of the name's topic
   * @throws DataException if the name cannot be understood, nothing in the span is labelled, or the
   *     shapes are mixed
   * @throws dev.weir.publish.PublishException if there is no such topic, or Kafka does not answer
   */
  public static <R extends SpecificRecord> TopicData<R> read(
      String name, RecordKind<R> kind, Place place, Progress progress) {
    return read(TopicName.parse(name), kind, place, Optional.empty(), progress);
  }

  /**
   * Reads once more what a model was trained on.
   *
   * @param place whose span and sources are not used: the provenance has them
   * @throws DataException if the provenance does not say, or what it says cannot be understood
   */
  public static <R extends SpecificRecord> TopicData<R> readAgain(
      Provenance provenance, RecordKind<R> kind, Place place, Progress progress) {
    Place then =
        new Place(
            place.settings(),
            place.topics(),
            Origin.span(provenance),
            place.cutter(),
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
      HistoryQuery query = new HistoryQuery(place.span(), sources, sample, place.cutter(), ends);
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

  /** The name of the data and the span. */
  public String name() {
    return name;
  }

  /** For training. */
  public List<LabelledRecord<R>> train() {
    return train;
  }

  /** Held out for testing. */
  public List<LabelledRecord<R>> test() {
    return test;
  }

  /** What became of all records of the span. */
  public HistoryCounts counts() {
    return counts;
  }

  /** What a provenance tells of these data besides their digest. */
  public SortedMap<String, String> origin() {
    return origin;
  }

  /** What was read: records with their classes, and what became of all others. */
  public DataSummary summary() {
    return DataSummary.of(
        name,
        shape,
        classes(),
        train.stream().map(LabelledRecord::label).toList(),
        test.stream().map(LabelledRecord::label).toList(),
        new DataSummary.Records(counts.toString(), counts.toJson()));
  }

  /** The classes of both parts, numbers by value, then the rest as text. */
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
   * @throws DataException if there is one class only, or nothing to test on
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
   * Checks that there is something to test on.
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
