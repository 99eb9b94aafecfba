package dev.weir.stream.config;

import dev.weir.schemas.Topic;
import dev.weir.stream.decode.RecordTime;
import dev.weir.stream.state.SharedRocksMemory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.StreamsConfig;

/** What the configuration means to Kafka Streams and to Kafka's plain clients. */
public final class StreamsSettings {
  /** A transaction outlives a record's longest wait, or the wait would lose the transaction. */
  private static final Duration BEYOND_RETRY = Duration.ofSeconds(30);

  /** The producer counts bytes before it compresses, the broker after: let the broker decide. */
  public static final int MAX_REQUEST_BYTES = 64 << 20;

  /** Room for some hundred predictions: Kafka's 16 KB wake the sender up every few dozen. */
  private static final int BATCH_BYTES = 128 << 10;

  /** Kafka Streams' own number, which suffices where records take microseconds. */
  private static final int POLL_RECORDS = 1_000;

  private static final String ISOLATION = ConsumerConfig.ISOLATION_LEVEL_CONFIG;

  private static final long POLL_INTERVAL_MS = 300_000;
  private static final String EARLIEST = "earliest";

  /** With the time between two questions less than the ten seconds within which it shows. */
  private static final int SOON_MS = 5_000;

  /** Kafka's default, of consumers and of brokers for the protocol streams. */
  private static final long SESSION_TIMEOUT_MS = 45_000;

  private StreamsSettings() {}

  /** Returns the settings of Kafka Streams. */
  public static Properties streams(WeirConfig config) {
    Properties settings = defaults(config);
    settings.putAll(config.kafkaProperties());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.CLIENT_ID_CONFIG, clientId(config));
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, config.processingGuarantee());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.numStreamThreads());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replicationFactor());
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, config.groupProtocol());
    readCommitted(settings);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
    settings.put(
        StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
    settings.put(
        StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
    return settings;
  }

  /** Aborted records are none, with at-least-once as well. */
  private static void readCommitted(Properties settings) {
    settings.keySet().removeIf(key -> key.toString().endsWith(ISOLATION));
    settings.put(ISOLATION, "read_committed");
  }

  /** As Kafka Streams makes it, and what the other members of the group must share behind it. */
  private static String clientId(WeirConfig config) {
    String unique =
        config
            .kafkaProperties()
            .getOrDefault(
                StreamsConfig.CLIENT_ID_CONFIG, config.applicationId() + "-" + UUID.randomUUID());
    return unique + "-" + GroupFingerprint.of(config);
  }

  /** The instance id of static membership, less the number that a thread has behind it. */
  public static Optional<String> instanceId(WeirConfig config) {
    return config.kafkaProperties().entrySet().stream()
        .filter(setting -> setting.getKey().endsWith(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * Where an input is read from of which no position is known. Said of each topic, it has the
   * consumer ask Kafka Streams, where one that decides by itself does it without a word. Empty: a
   * value of the user's that cannot be said so.
   */
  public static Optional<AutoOffsetReset> offsetReset(WeirConfig config) {
    String policy =
        config.kafkaProperties().entrySet().stream()
            .filter(setting -> setting.getKey().endsWith(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG))
            .map(setting -> setting.getValue().trim())
            .findFirst()
            .orElse(EARLIEST);
    return switch (policy) {
      case EARLIEST -> Optional.of(AutoOffsetReset.earliest());
      case "latest" -> Optional.of(AutoOffsetReset.latest());
      default -> Optional.empty();
    };
  }

  /** The settings of an admin client that is to notice soon that nobody answers. */
  public static Properties watcher(WeirConfig config) {
    Properties settings = client(config);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SOON_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SOON_MS);
    return settings;
  }

  /** How long brokers list a member that went without a word. */
  public static Duration sessionTimeout(WeirConfig config) {
    return Duration.ofMillis(
        config.kafkaProperties().entrySet().stream()
            .filter(setting -> setting.getKey().endsWith(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG))
            .map(setting -> setting.getValue().trim())
            .filter(value -> value.matches("\\d{1,9}")) // else its own check refuses it
            .mapToLong(Long::parseLong)
            .max()
            .orElse(SESSION_TIMEOUT_MS));
  }

  /**
   * Returns how a stream is closed.
   *
   * <p>A member that stays in the group without coming back holds its partitions up until its
   * session times out. With an instance id of its own it comes back as the same member, and should
   * stay.
   */
  public static CloseOptions closing(WeirConfig config) {
    boolean isStatic = instanceId(config).isPresent();
    return CloseOptions.timeout(config.shutdownTimeout())
        .withGroupMembershipOperation(
            isStatic
                ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                : CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
  }

  /** Returns the settings of a plain consumer or admin client beside the stream. */
  public static Properties client(WeirConfig config) {
    Properties settings = new Properties();
    config
        .kafkaProperties()
        .forEach(
            (key, value) -> {
              if (isForAnyClient(key)) {
                settings.put(key, value);
              }
            });
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    return settings;
  }

  /** Returns the settings of a consumer in no group that reads what is committed. */
  public static Properties topicReader(WeirConfig config) {
    Properties settings = client(config);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return settings;
  }

  /** As many records as a thread has time for in half of the interval in which it must poll. */
  static int pollRecords(WeirConfig config) {
    String interval =
        config
            .kafkaProperties()
            .getOrDefault(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Long.toString(POLL_INTERVAL_MS));
    long fit = Long.parseLong(interval.trim()) / 2 / config.recordTime().toMillis();
    return Math.clamp(fit, 1, POLL_RECORDS);
  }

  /** What the user may change by {@code kafka.} settings. */
  private static Properties defaults(WeirConfig config) {
    Properties settings = new Properties();
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) config.retryTimeout().plus(BEYOND_RETRY).toMillis());
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    // A group of the protocol streams takes no other settings of its topics than its first ones:
    // brokers answer a member that has others with "Topology updates are not supported yet".
    if (!config.groupProtocol().equals("streams")) {
      Topic.TIME_OF_ARRIVAL.forEach(
          (key, value) -> settings.put(StreamsConfig.topicPrefix(key), value));
    }
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
    settings.put(SharedRocksMemory.BYTES_CONFIG, config.rocksdbMemory());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, EARLIEST);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords(config));
    // A label counts before and after its record alike: neither topic needs to wait for the other.
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    return settings;
  }

  private static boolean isForAnyClient(String key) {
    return key.startsWith("security.")
        || key.startsWith("ssl.")
        || key.startsWith("sasl.")
        || key.startsWith("client.")
        || key.startsWith("request.")
        || key.startsWith("reconnect.")
        || key.startsWith("socket.")
        || key.startsWith("metadata.");
  }
}
