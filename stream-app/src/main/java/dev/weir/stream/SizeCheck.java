package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.TopicLimits;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.OutputLimits;
import dev.weir.stream.names.TopologyNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the record size limits of the application's outputs. Changed limits take effect at the next
 * start; until then, a lowered limit stops the application when a record exceeds it.
 */
final class SizeCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SizeCheck.class);

  private final TopicNames topics;
  private final List<String> internal;
  private final long internalMaxBytes;
  private final long requestMaxBytes;

  SizeCheck(WeirConfig config) {
    this.topics = config.topics();
    this.internal =
        TopologyNames.internalTopics(
            config.applicationId(), config.shards() > 1, !config.repartitioned().isEmpty());
    this.requestMaxBytes = StreamsSettings.maxRequestBytes(config);
    String made =
        config
            .kafkaProperties()
            .get(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    this.internalMaxBytes = made == null ? Long.MAX_VALUE : Long.parseLong(made.trim());
  }

  /**
   * Reads the limits.
   *
   * @throws UnusableTopicsException naming every topic whose limit is too low
   */
  OutputLimits read(Admin admin) {
    List<String> written = new ArrayList<>(internal);
    List.of(Topic.PREDICTIONS, Topic.DEAD_LETTERS, Topic.ACCURACY, Topic.DRIFT_EVENTS)
        .forEach(topic -> written.add(topics.name(topic)));
    try {
      return limits(TopicLimits.read(admin, written));
    } catch (ApiException e) {
      LOG.warn(
          "cannot read the record size limits of topics, and assumes {} bytes: {}; './weir topics"
              + " acls' prints the permissions that the application needs",
          OutputLimits.USUAL_MAX_BYTES,
          e.getMessage());
      return OutputLimits.ofAll(Math.min(OutputLimits.USUAL_MAX_BYTES, requestMaxBytes));
    }
  }

  private OutputLimits limits(TopicLimits found) {
    refuseSmall(found.topics());
    long made = Math.min(internalMaxBytes, found.broker());
    return new OutputLimits(
        room(found.topics().get(topics.name(Topic.PREDICTIONS))),
        room(found.topics().get(topics.name(Topic.DEAD_LETTERS))),
        room(found.topics().get(topics.name(Topic.ACCURACY))),
        room(least(found.topics(), internal, made)));
  }

  private static void refuseSmall(Map<String, Long> found) {
    List<String> errors =
        found.entrySet().stream()
            .filter(topic -> topic.getValue() < OutputLimits.LEAST_MAX_BYTES)
            .map(
                topic ->
                    "topic %s accepts records of only %,d bytes; set its max.message.bytes to %d or more"
                        .formatted(topic.getKey(), topic.getValue(), OutputLimits.LEAST_MAX_BYTES))
            .toList();
    if (!errors.isEmpty()) {
      throw new UnusableTopicsException(errors);
    }
  }

  /** Topics that Kafka Streams has yet to create get its limit, or the broker's. */
  private static long least(Map<String, Long> found, Collection<String> names, long made) {
    return names.stream().mapToLong(name -> found.getOrDefault(name, made)).min().orElse(made);
  }

  /** The producer counts uncompressed bytes. */
  private long room(long maxMessageBytes) {
    return OutputLimits.room(Math.min(maxMessageBytes, requestMaxBytes));
  }
}
