package dev.weir.trainer.history;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.LabelOrder;
import java.util.Collections;
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
 * The labelled records of a span of a topic, all of one shape, in two parts: a {@link RecordShare}
 * of them is held out for testing. If holding out would leave a class without training records, its
 * records are not held out.
 *
 * @param name the name of the data with the span
 * @param shape the shape of each record
 * @param train the training records
 * @param test the records held out for testing
 * @param counts counts of all records of the span
 * @param origin provenance entries about these data besides their digest
 * @param <R> the record type
 */
public record TopicData<R extends SpecificRecord>(
    String name,
    InputShape shape,
    List<LabelledRecord<R>> train,
    List<LabelledRecord<R>> test,
    HistoryCounts counts,
    SortedMap<String, String> origin) {

  public TopicData {
    train = List.copyOf(train);
    test = List.copyOf(test);
    origin = Collections.unmodifiableSortedMap(new TreeMap<>(origin));
  }

  /**
   * The location of the data: the cluster, the span, and how pieces are cut.
   *
   * @param settings Kafka's for a consumer and Confluent's for the registry
   * @param topics the names of the topics
   * @param span span of event time
   * @param windows how windows are cut from continuous signals, if configured
   * @param sources sources to read, in addition to the name's own pattern; empty: all
   * @param own topics in which records and labels may be, too
   */
  public record Place(
      Map<String, ?> settings,
      TopicNames topics,
      EventTimeRange span,
      Optional<WindowSpec> windows,
      Optional<Pattern> sources,
      OwnTopics own) {
    /** A location of Weir's own topics only. */
    public Place(
        Map<String, ?> settings,
        TopicNames topics,
        EventTimeRange span,
        Optional<WindowSpec> windows,
        Optional<Pattern> sources) {
      this(settings, topics, span, windows, sources, OwnTopics.NONE);
    }
  }

  /**
   * Reads the current records of a span.
   *
   * @param name name of the data
   * @param kind must match the name's topic
   * @throws DataException if the name is invalid, nothing in the span is labelled, or the shapes
   *     differ
   * @throws dev.weir.schemas.topics.MissingTopicException if the topic does not exist
   * @throws dev.weir.schemas.topics.TopicReadException if Kafka does not respond
   */
  public static <R extends SpecificRecord> TopicData<R> read(
      String name, RecordKind<R> kind, Place place, Progress progress) {
    return read(TopicDataSpec.parse(name), kind, place, Optional.empty(), progress);
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
            DataProvenance.span(provenance),
            DataProvenance.windows(provenance),
            DataProvenance.sources(provenance),
            place.own());
    EndOffsets ends = DataProvenance.ends(provenance);
    return read(DataProvenance.name(provenance), kind, then, Optional.of(ends), progress);
  }

  private static <R extends SpecificRecord> TopicData<R> read(
      TopicDataSpec name,
      RecordKind<R> kind,
      Place place,
      Optional<EndOffsets> given,
      Progress progress) {
    Optional<InputMapping> input = input(name, kind, place.own());
    Predicate<String> sources = accepting(name.sources()).and(accepting(place.sources()));
    try (HistoryReader reader = new HistoryReader(place.settings(), place.topics(), place.own())) {
      EndOffsets ends = given.orElseGet(() -> reader.ends(kind, input));
      RecordShare sample = new RecordShare(name.sample(), RecordShare.OF_SAMPLE);
      HistoryQuery query =
          new HistoryQuery(place.span(), sources, sample, place.windows(), ends, input);
      History<R> history = reader.read(kind, query, progress);
      History<R> even = ShapeFilter.even(history, kind, name, place.span());
      SortedMap<String, String> origin = DataProvenance.entries(name, place, ends, even.counts());
      return divided(name, place.span(), kind, even, origin);
    }
  }

  /** The input that a name refers to, if it does; its records must be of the kind. */
  private static Optional<InputMapping> input(
      TopicDataSpec name, RecordKind<?> kind, OwnTopics own) {
    Optional<InputMapping> input =
        name.isInput() ? Optional.of(own.require(name.topic())) : Optional.empty();
    String topic = input.map(OwnTopics::kind).map(Topic::baseName).orElse(name.topic());
    if (!topic.equals(kind.topic().baseName())) {
      throw new DataException(
          "data '%s' are %s, but %s are required"
              .formatted(name.text(), topic, kind.topic().baseName()));
    }
    return input;
  }

  private static Predicate<String> accepting(Optional<Pattern> pattern) {
    return pattern.map(Pattern::asMatchPredicate).orElse(source -> true);
  }

  /**
   * Holds out records by {@link RecordShare}, so a record held out once is held out in every later
   * training too. A candidate and a champion that were both trained on the stream are thus compared
   * on records that neither has seen.
   */
  private static <R extends SpecificRecord> TopicData<R> divided(
      TopicDataSpec name,
      EventTimeRange span,
      RecordKind<R> kind,
      History<R> history,
      SortedMap<String, String> origin) {
    RecordShare share = new RecordShare(name.testShare(), RecordShare.OF_TESTS);
    Predicate<LabelledRecord<R>> isHeldOut =
        each -> share.takes(new RecordId(each.source(), each.id()));
    Set<String> trained =
        history.labelled().stream()
            .filter(isHeldOut.negate())
            .map(LabelledRecord::label)
            .collect(Collectors.toSet());
    Map<Boolean, List<LabelledRecord<R>>> parts =
        history.labelled().stream()
            .collect(
                Collectors.partitioningBy(isHeldOut.and(each -> trained.contains(each.label()))));
    return new TopicData<>(
        "%s from %s to %s".formatted(name.text(), span.from(), span.to()),
        kind.shape().apply(history.labelled().getFirst().record()),
        parts.get(false),
        parts.get(true),
        history.counts(),
        origin);
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
    if (train.stream().map(LabelledRecord::label).distinct().count() < 2) {
      throw new DataException(
          "%s: all %,d labelled records have the class '%s'; at least two classes are needed"
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
          "%s: none of the %,d labelled records is held out for testing; use a longer span or a larger test-share"
              .formatted(name(), train.size()));
    }
  }
}
