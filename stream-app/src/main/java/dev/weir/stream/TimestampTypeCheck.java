package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.TopicState;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.names.TopologyNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether brokers stamp the application's outputs with the time of arrival. It only warns:
 * topics created by earlier versions have other settings, and work as long as clocks agree.
 *
 * @param config the settings, with the names of the outputs and internal topics
 */
record TimestampTypeCheck(WeirConfig config) {
  private static final Logger LOG = LoggerFactory.getLogger(TimestampTypeCheck.class);

  /** Warns about existing topics with another timestamp type. */
  void check(Admin admin) {
    try {
      List<String> others =
          new ClusterTopics(admin)
              .read(written()).entrySet().stream()
                  .filter(topic -> !hasTimeOfArrival(topic.getValue()))
                  .map(Map.Entry::getKey)
                  .toList();
      if (!others.isEmpty()) {
        LOG.warn(
            "topics {} take the timestamps of records from their writers: if a writer's clock is"
                + " ahead, the brokers reject its records and the application stops; './weir topics"
                + " apply' makes the brokers set timestamps (message.timestamp.type)",
            others);
      }
    } catch (ApiException e) {
      LOG.warn(
          "cannot read the settings of topics: {}; './weir topics acls' prints the permissions that"
              + " the application needs",
          e.getMessage());
    }
  }

  private List<String> written() {
    Stream<String> outputs =
        Arrays.stream(Topic.values())
            .filter(topic -> topic.kind() == Topic.Kind.OUTPUT)
            .map(config.topics()::name);
    List<String> internal =
        TopologyNames.internalTopics(
            config.applicationId(), config.shards() > 1, !config.repartitioned().isEmpty());
    return Stream.concat(outputs, internal.stream()).toList();
  }

  private static boolean hasTimeOfArrival(TopicState topic) {
    return topic.config().entrySet().containsAll(Topic.TIME_OF_ARRIVAL.entrySet());
  }
}
