package dev.weir.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.ForeignHeaders;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.topics.ClusterTopics;
import dev.weir.topics.Permissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Sends letters back to where they came from: the original bytes, key, partition and headers, with
 * {@link DeadLetterHeaders#REPLAYS} one higher.
 *
 * <p>In the same transaction a note that names the letter goes to {@code dead-letters}: a letter is
 * sent and noted, or neither. All runs share one transactional id and read the notes once they have
 * it, so that of two runs at a time the earlier is stopped by Kafka and none sends what the other
 * did. A letter that cannot be sent keeps no other from being sent.
 */
public final class Replay {
  private static final int BATCH = 500;

  private final Map<String, Object> clients;
  private final Topics topics;
  private volatile boolean stopped;
  private volatile int sent;

  /** With the settings of the producer and the consumer. */
  public Replay(Map<String, Object> clients, Topics topics) {
    this.clients = Map.copyOf(clients);
    this.topics = topics;
  }

  /**
   * Says what {@link #run} would do, and does nothing.
   *
   * @param again also those that were sent by an earlier run
   */
  public ReplayReport plan(LetterFilter filter, boolean again) {
    return choose(filter, again).report();
  }

  /**
   * Sends, a batch in a transaction, until it is stopped; {@link #sent()} says how many went.
   *
   * @param again also those that were sent by an earlier run
   * @throws KafkaException if Kafka does not take them; what is noted until then was sent
   */
  public ReplayReport run(LetterFilter filter, boolean again) {
    int done = 0;
    sent = done;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      ReplayChoice choice = choose(filter, again);
      List<Letter> chosen = choice.letters();
      for (int at = 0; at < chosen.size() && !stopped; at += BATCH) {
        List<Letter> batch = chosen.subList(at, Math.min(chosen.size(), at + BATCH));
        List<Letter> tooLarge = send(producer, batch);
        tooLarge.forEach(choice::tooLarge);
        done += batch.size() - tooLarge.size();
        sent = done;
      }
      return choice.report();
    }
  }

  /** Has a run end after the batch that it is at; may be called by any thread. */
  public void stop() {
    stopped = true;
  }

  /** How many records the last run has sent for good. */
  public int sent() {
    return sent;
  }

  private ReplayChoice choose(LetterFilter filter, boolean again) {
    Letters letters = new LetterBox(clients, topics).read(filter);
    ReplayChoice choice = new ReplayChoice(partitions());
    for (Letter letter : letters.found()) {
      choice.take(letter, !again && letters.replayed().contains(letter.position()));
    }
    return choice;
  }

  /** How many partitions the inputs have; producers wait long for one that is not there. */
  private Map<String, Integer> partitions() {
    List<String> inputs =
        Arrays.stream(Topic.values())
            .filter(topic -> topic.kind() == Topic.Kind.INPUT)
            .map(topics::name)
            .toList();
    Map<String, Integer> partitions = new TreeMap<>();
    inputs.forEach(input -> partitions.put(input, 0));
    try (Admin admin = Admin.create(clients)) {
      partitions.putAll(new ClusterTopics(admin).partitions(inputs));
    }
    return partitions;
  }

  /**
   * Sends letters in one transaction, or, where one is too large, each in its own.
   *
   * @return those that are too large for their topic
   */
  private List<Letter> send(KafkaProducer<byte[], byte[]> producer, List<Letter> batch) {
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

  /** A record that Kafka refuses fails the commit, which then sends nothing of the batch. */
  private void sendTogether(KafkaProducer<byte[], byte[]> producer, List<Letter> batch) {
    producer.beginTransaction();
    for (Letter letter : batch) {
      var _ = producer.send(original(letter)); // commitTransaction waits for it and throws
      var _ = producer.send(note(letter)); // as above
    }
    producer.commitTransaction();
  }

  private static ProducerRecord<byte[], byte[]> original(Letter letter) {
    Headers headers = ForeignHeaders.of(letter.headers());
    DeadLetterHeaders.writeReplays(headers, letter.replays() + 1);
    return new ProducerRecord<>(
        letter.why().topic(), letter.why().partition(), letter.key(), letter.value(), headers);
  }

  private ProducerRecord<byte[], byte[]> note(Letter letter) {
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
