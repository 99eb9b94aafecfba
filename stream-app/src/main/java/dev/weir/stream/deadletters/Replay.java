package dev.weir.stream.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.ForeignHeaders;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.Permissions;
import dev.weir.stream.config.StreamsSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends dead letters back to their input topics: original bytes, key, partition and headers, with
 * {@link DeadLetterHeaders#REPLAYS} incremented.
 *
 * <p>The same transaction writes a note about each letter to {@code dead-letters}, so a letter is
 * either sent and noted, or neither. All runs share one transactional id and read the notes only
 * after acquiring it: of two concurrent runs, Kafka fences the earlier one, and no letter is sent
 * twice. A letter that cannot be sent does not block the others.
 */
public final class Replay {
  private static final int BATCH = 500;

  private final Map<String, Object> clients;
  private final TopicNames topics;
  private final List<String> own;
  private volatile boolean stopped;
  private volatile int sent;

  /** Takes the settings shared by the producer and the consumer. */
  public Replay(Map<String, Object> clients, TopicNames topics) {
    this(clients, topics, List.of());
  }

  /**
   * The same, for letters of a team's own topics too.
   *
   * @param own the team's own topics
   */
  public Replay(Map<String, Object> clients, TopicNames topics, List<String> own) {
    this.clients = Map.copyOf(clients);
    this.topics = topics;
    this.own = List.copyOf(own);
  }

  /**
   * Reports what {@link #run} would do, without sending.
   *
   * @param again whether to include letters that an earlier run sent
   */
  public ReplayReport plan(DeadLetterFilter filter, boolean again) {
    return choose(filter, again).report();
  }

  /**
   * Sends the letters in transactional batches until stopped; {@link #sent()} returns the number
   * sent.
   *
   * @param again whether to include letters that an earlier run sent
   * @throws KafkaException if Kafka rejects a batch; the letters noted before it were sent
   */
  public ReplayReport run(DeadLetterFilter filter, boolean again) {
    int done = 0;
    sent = done;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      ReplaySelection choice = choose(filter, again);
      List<DeadLetterEntry> chosen = choice.letters();
      for (int at = 0; at < chosen.size() && !stopped; at += BATCH) {
        List<DeadLetterEntry> batch = chosen.subList(at, Math.min(chosen.size(), at + BATCH));
        List<DeadLetterEntry> tooLarge = send(producer, batch);
        tooLarge.forEach(choice::tooLarge);
        done += batch.size() - tooLarge.size();
        sent = done;
      }
      return choice.report();
    }
  }

  /** Makes a run end after its current batch. Thread-safe. */
  public void stop() {
    stopped = true;
  }

  /** The number of records that the last run committed. */
  public int sent() {
    return sent;
  }

  private ReplaySelection choose(DeadLetterFilter filter, boolean again) {
    DeadLetterSelection letters = new DeadLetterReader(clients, topics).read(filter);
    ReplaySelection choice = new ReplaySelection(partitions());
    for (DeadLetterEntry letter : letters.found()) {
      choice.take(letter, !again && letters.replayed().contains(letter.position()));
    }
    return choice;
  }

  /**
   * Partition counts of the inputs; a producer blocks for long on a partition that does not exist.
   */
  private Map<String, Integer> partitions() {
    List<String> inputs =
        Stream.concat(
                Arrays.stream(Topic.values())
                    .filter(topic -> topic.kind() == Topic.Kind.INPUT)
                    .map(topics::name),
                own.stream())
            .toList();
    Map<String, Integer> partitions = new TreeMap<>();
    inputs.forEach(input -> partitions.put(input, 0));
    try (Admin admin = Admin.create(clients)) {
      partitions.putAll(new ClusterTopics(admin).partitions(inputs));
    }
    return partitions;
  }

  /**
   * Sends letters in one transaction, or in one transaction each if any is too large.
   *
   * @return the letters that are too large for their topic
   */
  private List<DeadLetterEntry> send(
      KafkaProducer<byte[], byte[]> producer, List<DeadLetterEntry> batch) {
    try {
      sendTogether(producer, batch);
      return List.of();
    } catch (KafkaException e) {
      if (!isTooLarge(e)) {
        throw e;
      }
      producer.abortTransaction();
      return batch.size() == 1
          ? batch
          : batch.stream().flatMap(letter -> send(producer, List.of(letter)).stream()).toList();
    }
  }

  private static boolean isTooLarge(KafkaException refusal) {
    return refusal instanceof RecordTooLargeException
        || refusal.getCause() instanceof RecordTooLargeException;
  }

  /** A record that Kafka rejects fails the commit, so that nothing of the batch is sent. */
  private void sendTogether(KafkaProducer<byte[], byte[]> producer, List<DeadLetterEntry> batch) {
    producer.beginTransaction();
    for (DeadLetterEntry letter : batch) {
      var _ = producer.send(original(letter)); // commitTransaction waits for it and throws
      var _ = producer.send(note(letter)); // as above
    }
    producer.commitTransaction();
  }

  private static ProducerRecord<byte[], byte[]> original(DeadLetterEntry letter) {
    Headers headers = ForeignHeaders.of(letter.headers());
    DeadLetterHeaders.writeReplays(headers, letter.replays() + 1);
    return new ProducerRecord<>(
        letter.why().topic(), letter.why().partition(), letter.key(), letter.value(), headers);
  }

  private ProducerRecord<byte[], byte[]> note(DeadLetterEntry letter) {
    Headers headers = new RecordHeaders();
    headers.add(DeadLetterHeaders.REPLAYED, letter.position().toString().getBytes(UTF_8));
    return new ProducerRecord<>(
        topics.name(Topic.DEAD_LETTERS),
        letter.position().partition(),
        (byte[]) null,
        (byte[]) null,
        headers);
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>(clients);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + Permissions.REPLAY_ID);
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
    config.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, StreamsSettings.MAX_REQUEST_BYTES);
    return config;
  }
}
