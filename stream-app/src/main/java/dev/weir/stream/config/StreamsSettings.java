package dev.weir.stream.config;

import dev.weir.schemas.Topic;
import dev.weir.stream.state.SharedRocksMemory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.StreamsConfig;

/** Translates the configuration into settings of Kafka Streams and of Kafka's plain clients. */
public final class StreamsSettings {
  /**
   * The transaction timeout must exceed a record's longest wait, or the wait would lose the
   * transaction.
   */
  private static final Duration BEYOND_RETRY = Duration.ofSeconds(30);

  /** The producer counts uncompressed bytes, the broker compressed ones: let the broker decide. */
  public static final int MAX_REQUEST_BYTES = 64 << 20;

  /** Room for some hundred predictions: Kafka's 16 KB wake the sender every few dozen. */
  private static final int BATCH_BYTES = 128 << 10;

  /** Kafka Streams' default, sufficient if records take microseconds. */
  private static final int POLL_RECORDS = 1_000;

  private static final String ISOLATION = ConsumerConfig.ISOLATION_LEVEL_CONFIG;

  static final long POLL_INTERVAL_MS = 300_000;
  private static final String EARLIEST = "earliest";

  /** Prefixes of settings that all kinds of clients have. */
  private static final List<String> FOR_ANY_CLIENT =
      List.of(
          "security.",
          "ssl.",
          "sasl.",
          "client.",
          "request.",
          "reconnect.",
          "socket.",
          "metadata.");

  /**
   * Plus the interval between two requests, below the ten seconds within which an outage is
   * reported.
   */
  private static final int REQUEST_TIMEOUT_MS = 5_000;

  /** Kafka's default for consumers, and for brokers with the protocol streams. */
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
    settings.put(
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG, config.get(StreamsKeys.PROCESSING_GUARANTEE));
    settings.put(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.get(StreamsKeys.NUM_STREAM_THREADS));
    settings.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        config.get(StreamsKeys.COMMIT_INTERVAL).toMillis());
    settings.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG, config.get(StreamsKeys.REPLICATION_FACTOR));
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, config.get(StreamsKeys.GROUP_PROTOCOL));
    readCommitted(settings);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
    settings.put(
        StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
    settings.put(
        StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
    return settings;
  }

  /** Aborted records are never read, even with at-least-once. */
  private static void readCommitted(Properties settings) {
    settings.keySet().removeIf(key -> key.toString().endsWith(ISOLATION));
    settings.put(ISOLATION, "read_committed");
  }

  /** Kafka Streams' default, followed by the fingerprint that the group's members must share. */
  private static String clientId(WeirConfig config) {
    String unique =
        config
            .kafkaProperties()
            .getOrDefault(
                StreamsConfig.CLIENT_ID_CONFIG, config.applicationId() + "-" + UUID.randomUUID());
    return unique + "-" + GroupFingerprint.of(config);
  }

  /** The instance id of static membership, without the thread's number. */
  public static Optional<String> instanceId(WeirConfig config) {
    return ofAnyClient(config, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG).findFirst();
  }

  /** The values of a setting, with whichever of Kafka Streams' prefixes. */
  private static Stream<String> ofAnyClient(WeirConfig config, String name) {
    return config.kafkaProperties().entrySet().stream()
        .filter(setting -> setting.getKey().endsWith(name))
        .map(Map.Entry::getValue);
  }

  /**
   * Where to start reading an input without a committed position. Set per topic, the consumer
   * leaves the decision to Kafka Streams instead of resetting silently. Empty: the configured value
   * cannot be set per topic.
   */
  public static Optional<AutoOffsetReset> offsetReset(WeirConfig config) {
    String policy =
        ofAnyClient(config, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG)
            .map(String::trim)
            .findFirst()
            .orElse(EARLIEST);
    return switch (policy) {
      case EARLIEST -> Optional.of(AutoOffsetReset.earliest());
      case "latest" -> Optional.of(AutoOffsetReset.latest());
      default -> Optional.empty();
    };
  }

  /** The settings of an admin client that detects an outage quickly. */
  public static Properties watcher(WeirConfig config) {
    Properties settings = client(config);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    return settings;
  }

  /** How long brokers list a member that left without notice. */
  public static Duration sessionTimeout(WeirConfig config) {
    return Duration.ofMillis(
        ofAnyClient(config, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)
            .map(String::trim)
            .filter(value -> value.matches("\\d{1,9}")) // otherwise Kafka's validation rejects it
            .mapToLong(Long::parseLong)
            .max()
            .orElse(SESSION_TIMEOUT_MS));
  }

  /**
   * Returns how a stream is closed.
   *
   * <p>A member that stays in the group without returning blocks its partitions until its session
   * times out. With its own instance id it returns as the same member, and should stay.
   */
  public static CloseOptions closing(WeirConfig config) {
    boolean isStatic = instanceId(config).isPresent();
    return CloseOptions.timeout(config.get(StreamsKeys.SHUTDOWN_TIMEOUT))
        .withGroupMembershipOperation(
            isStatic
                ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                : CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
  }

  /** Returns the settings of a plain consumer or admin client beside the stream. */
  public static Properties client(WeirConfig config) {
    Properties settings = new Properties();
    settings.putAll(config.kafkaProperties());
    settings
        .keySet()
        .removeIf(key -> FOR_ANY_CLIENT.stream().noneMatch(key.toString()::startsWith));
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    return settings;
  }

  /** Settings of a client that reads one record per poll. */
  public static Properties recordReader(WeirConfig config) {
    Properties settings = client(config);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    return settings;
  }

  /** The most bytes of a record that the application writes, before it is compressed. */
  public static long maxRequestBytes(WeirConfig config) {
    Object bytes =
        streams(config).get(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG));
    return Long.parseLong(bytes.toString().trim());
  }

  /** As many records as a thread can process in half of the poll interval. */
  static int pollRecords(WeirConfig config) {
    String interval =
        config
            .kafkaProperties()
            .getOrDefault(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Long.toString(POLL_INTERVAL_MS));
    long fit = Long.parseLong(interval.trim()) / 2 / config.get(StreamsKeys.RECORD_TIME).toMillis();
    return Math.clamp(fit, 1, POLL_RECORDS);
  }

  /** Defaults that {@code kafka.} settings may override. */
  private static Properties defaults(WeirConfig config) {
    Properties settings = new Properties();
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) config.get(ScoringKeys.RETRY_TIMEOUT).plus(BEYOND_RETRY).toMillis());
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    // A group of the protocol streams keeps the settings of its first topics: brokers reject a
    // member with other settings with "Topology updates are not supported yet".
    if (!config.isStreamsGroup()) {
      Topic.TIME_OF_ARRIVAL.forEach(
          (key, value) -> settings.put(StreamsConfig.topicPrefix(key), value));
    }
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
    settings.put(SharedRocksMemory.BYTES_CONFIG, config.get(StreamsKeys.ROCKSDB_MEMORY));
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, EARLIEST);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, pollRecords(config));
    // A label counts whether it arrives before or after its record: neither topic needs to wait for
    // the other.
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    return settings;
  }
}
