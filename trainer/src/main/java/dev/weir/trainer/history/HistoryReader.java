package dev.weir.trainer.history;

import dev.weir.classifiers.model.Progress;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.MissingTopicException;
import dev.weir.schemas.topics.TopicReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a span of an input topic and its labels, committed records only. {@code labels} is read
 * first: a label may be missed, but not the record it refers to.
 */
final class HistoryReader implements AutoCloseable {
  private final Map<String, ?> settings;
  private final TopicNames topics;
  private final OwnTopics own;
  private final TopicReader<byte[], byte[]> reader;

  /**
   * Connects on first use.
   *
   * @param settings Kafka's for a consumer and Confluent's for the registry
   * @param own topics in which records and labels may be, too
   */
  HistoryReader(Map<String, ?> settings, TopicNames topics, OwnTopics own) {
    this.settings = settings;
    this.topics = topics;
    this.own = own;
    this.reader = TopicReader.ofBytes(settings);
  }

  /**
   * The current end offsets of the topics for a kind of record.
   *
   * @throws dev.weir.schemas.topics.MissingTopicException if a topic does not exist
   */
  EndOffsets ends(RecordKind<?> kind, Optional<InputMapping> input) {
    List<TopicPartition> partitions =
        new ArrayList<>(
            input
                .map(this::partitions)
                .orElseGet(() -> reader.partitions(topics.name(kind.topic()))));
    partitions.addAll(reader.partitions(topics.name(Topic.LABELS)));
    own.inputs().labels().ifPresent(it -> partitions.addAll(partitions(it)));
    return new EndOffsets(reader.ends(partitions));
  }

  private List<TopicPartition> partitions(InputMapping input) {
    return MissingTopicException.ofInput(input.name(), () -> reader.partitions(input.topic()));
  }

  private String topic(RecordKind<?> kind, Optional<InputMapping> input) {
    return input.map(InputMapping::topic).orElseGet(() -> topics.name(kind.topic()));
  }

  /**
   * Reads and joins.
   *
   * @throws dev.weir.classifiers.memory.NotEnoughMemoryException as soon as the records are
   *     expected not to fit into memory
   */
  <R extends SpecificRecord> History<R> read(
      RecordKind<R> kind, HistoryQuery query, Progress progress) {
    KeptRecords keptLabels = new KeptRecords(topics.name(Topic.LABELS), 0);
    TopicLabels labels = labels(query, keptLabels, progress);
    RecordDeduplicator<R> deduplicator =
        new RecordDeduplicator<>(kind, query.span(), query.sample());
    SignalAssembler pieces =
        new SignalAssembler(query.span(), query.windows().orElse(null), readings(query));
    String topic = topic(kind, query.input());
    try (SchemaFetcher schemas = fetcher();
        AvroSerde<R> serde = AvroSerde.create(kind.type(), settings)) {
      RecordDecoder<R> decoder =
          query
              .input()
              .map(it -> RecordDecoder.ofInput(it, schemas, kind.type()))
              .orElseGet(() -> RecordDecoder.ofWeir(serde.deserializer()));
      RecordValidator<R> intake =
          new RecordValidator<>(kind, decoder, query.sources(), deduplicator);
      KeptRecords kept = new KeptRecords(topic, keptLabels.bytes());
      read(
          topic,
          query,
          progress,
          (raw, reading) -> {
            R record = intake.take(raw);
            if (record != null && store(record, RecordPosition.of(raw), deduplicator, pieces)) {
              boolean isWhole =
                  isPiece(record) || query.span().contains(kind.eventTime().applyAsLong(record));
              kept.add(isWhole ? raw.value().length : 0, reading.done, reading.total);
            }
          });
    }
    cut(deduplicator, pieces);
    return deduplicator.join(labels, pieces.count());
  }

  private SchemaFetcher fetcher() {
    SchemaFetcher schemas = new SchemaFetcher();
    schemas.configure(settings);
    return schemas;
  }

  private SignalAssembler.@Nullable Readings readings(HistoryQuery query) {
    return query
        .input()
        .filter(it -> it.kind() == InputKind.READING)
        .map(it -> SignalAssembler.Readings.of(it, own.idle()))
        .orElse(null);
  }

  /** Stores a record; returns false if it is not in the sample. */
  @SuppressWarnings("unchecked") // a SignalRecord is an R only if R is SignalRecord
  private static <R extends SpecificRecord> boolean store(
      R record,
      RecordPosition arrival,
      RecordDeduplicator<R> deduplicator,
      SignalAssembler pieces) {
    if (isPiece(record)) {
      pieces.add((SignalRecord) record, arrival, (RecordDeduplicator<SignalRecord>) deduplicator);
      return true;
    }
    return deduplicator.add(record, arrival);
  }

  /** All pieces are kept until windows are cut, from which the sample is then taken. */
  private static boolean isPiece(SpecificRecord record) {
    return record instanceof SignalRecord signal && signal.getStart() != null;
  }

  @SuppressWarnings("unchecked") // pieces exist only if the records are signals
  private static void cut(RecordDeduplicator<?> deduplicator, SignalAssembler pieces) {
    pieces.cut((RecordDeduplicator<SignalRecord>) deduplicator);
  }

  private TopicLabels labels(HistoryQuery query, KeptRecords kept, Progress progress) {
    try (SchemaFetcher schemas = fetcher();
        AvroSerde<LabelRecord> serde = AvroSerde.create(LabelRecord.class, settings)) {
      TopicLabels labels = new TopicLabels(serde.deserializer(), query.sample());
      read(
          topics.name(Topic.LABELS),
          query,
          progress,
          (raw, reading) -> {
            if (labels.add(raw)) {
              kept.add(raw.value().length, reading.done, reading.total);
            }
          });
      if (own.inputs().labels().isPresent()) {
        InputMapping mapping = own.inputs().labels().get();
        RecordDecoder<LabelRecord> decoder =
            RecordDecoder.ofInput(mapping, schemas, LabelRecord.class);
        read(
            mapping.topic(),
            query,
            progress,
            (raw, reading) -> {
              if (labels.addOwn(decoder, raw)) {
                kept.add(raw.value().length, reading.done, reading.total);
              }
            });
      }
      return labels;
    }
  }

  private void read(
      String name,
      HistoryQuery query,
      Progress progress,
      BiConsumer<ConsumerRecord<byte[], byte[]>, Reading> use) {
    Map<TopicPartition, Long> ends = query.ends().offsets();
    List<TopicPartition> partitions =
        ends.keySet().stream().filter(end -> end.topic().equals(name)).toList();
    Map<TopicPartition, Long> starts =
        new HashMap<>(reader.offsetsAt(partitions, query.span().start()));
    Reading reading = new Reading("reading " + name, starts, ends, progress);
    reader.readBetween(
        starts,
        ends,
        record -> {
          reading.at(record);
          use.accept(record, reading);
        });
    reading.end();
  }

  /** Progress of a reading in offsets, some of which are not records. */
  private static final class Reading {
    private final String stage;
    private final Map<TopicPartition, Long> at;
    private final Progress progress;
    private final long total;
    private long done;

    Reading(
        String stage,
        Map<TopicPartition, Long> starts,
        Map<TopicPartition, Long> ends,
        Progress progress) {
      this.stage = stage;
      this.at = new HashMap<>(starts);
      this.progress = progress;
      this.total =
          starts.entrySet().stream()
              .mapToLong(start -> Math.max(0, ends.get(start.getKey()) - start.getValue()))
              .sum();
    }

    void at(ConsumerRecord<?, ?> record) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      long next = record.offset() + 1;
      done += next - at.getOrDefault(partition, next);
      at.put(partition, next);
      progress.update(stage, done, total);
    }

    void end() {
      progress.update(stage, total, total);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
