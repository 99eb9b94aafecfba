package dev.weir.stream;

import dev.weir.inputs.CheckReport;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.FailureText;
import dev.weir.schemas.NoRegistryException;
import dev.weir.schemas.RegistryCheck;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.KafkaFutures;
import dev.weir.stream.config.GroupFingerprint;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.inputs.InputTrial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Checks the connections, the topics and the group when the application starts.
 *
 * @param config the settings
 */
record StartChecks(WeirConfig config) {
  private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);
  private static final int TIMEOUT_MS = 8_000;

  /** How long brokers may take to report an expired session. */
  private static final Duration BEYOND_SESSION = Duration.ofSeconds(5);

  /**
   * Runs all checks.
   *
   * @param recreated receives each topic that was recreated since this instance last ran
   * @param ended ends the wait for conflicting members when opened
   * @throws UnusableTopicsException if topics are missing or incompatible, or no record of a topic
   *     of the team's own is what its mapping says
   * @throws GroupConflictException if the group has conflicting members
   * @throws NoRegistryException if the registry's address belongs to another server
   * @throws KafkaException if the brokers do not answer
   */
  TopicShape run(Consumer<String> recreated, CountDownLatch ended) {
    TopicShape shape;
    try (Admin admin = Admin.create(StreamsSettings.client(config))) {
      awaitBrokers(admin);
      int partitions = topicCheck().check(admin);
      shape = new TopicShape(partitions, new SizeCheck(config).read(admin));
      new TimestampTypeCheck(config).check(admin);
      groupCheck().check(members(admin)::read, ended);
      new ShardTopicsCheck(config).check(admin);
      new KnownTopics(config.stateDir().resolve(config.applicationId()), recreated)
          .update(new ClusterTopics(admin).ids(config.resumedTopics()));
    }
    RegistryCheck.requireRegistry(config.registryProperties());
    checkInputs();
    return shape;
  }

  private TopicCheck topicCheck() {
    Map<String, String> own = new TreeMap<>();
    config.mappings().forEach(input -> own.put(input.name(), input.topic()));
    List<String> copartitioned =
        config.mappings().stream()
            .filter(InputMapping::isCopartitioned)
            .map(InputMapping::topic)
            .toList();
    return new TopicCheck(config.topics(), config.inputs(), own, copartitioned);
  }

  private void checkInputs() {
    if (config.mappings().isEmpty()) {
      return;
    }
    List<String> errors = new ArrayList<>();
    new InputTrial(StreamsSettings.client(config), config.registryProperties())
        .run(config.mappings())
        .forEach(report -> judge(report, errors));
    if (!errors.isEmpty()) {
      throw new UnusableTopicsException(errors);
    }
  }

  /**
   * Single bad records become dead letters. A mapping that fits none of the newest records, or of a
   * topic without records its latest schema, is wrong, or the topic is.
   */
  private static void judge(CheckReport report, List<String> errors) {
    String topic = report.mapping().topic();
    if (report.mapsNone()) {
      report
          .problems()
          .forEach(
              problem ->
                  errors.add(
                      "%s of input %s: %s".formatted(topic, report.mapping().name(), problem)));
    } else if (report.records() == 0) {
      LOG.atLevel(report.schema().isPresent() ? Level.INFO : Level.WARN)
          .log(
              "{} of input {} has {}",
              topic,
              report.mapping().name(),
              report.triedWithoutRecords());
    } else if (report.good() < report.records()) {
      LOG.warn(
          "{} of input {}: {} of the newest {} records cannot be mapped: {}",
          topic,
          report.mapping().name(),
          report.records() - report.good(),
          report.records(),
          report.problems());
    }
  }

  /**
   * Waits briefly for an answer and logs if there is none: Kafka's clients would retry silently for
   * a minute. Later requests keep waiting and fail on their own.
   */
  private void awaitBrokers(Admin admin) {
    DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs(TIMEOUT_MS);
    try {
      var _ = KafkaFutures.get(admin.describeCluster(options).clusterId());
    } catch (KafkaException e) {
      if (e instanceof RetriableException) {
        LOG.warn(
            "the brokers at {} do not answer: {}; retrying",
            config.bootstrapServers(),
            FailureText.of(e));
      }
    }
  }

  /**
   * Checks the group again once this instance is a member.
   *
   * @throws GroupConflictException if this instance is to stop
   */
  void checkGroupAgain() {
    try (Admin admin = Admin.create(StreamsSettings.client(config))) {
      groupCheck().checkAgain(members(admin).read());
    } catch (KafkaException e) {
      LOG.warn("cannot read the members of the group {}: {}", config.applicationId(), e.toString());
    }
  }

  private GroupCheck groupCheck() {
    return new GroupCheck(
        config.applicationId(),
        GroupFingerprint.of(config),
        StreamsSettings.instanceId(config),
        StreamsSettings.sessionTimeout(config).plus(BEYOND_SESSION));
  }

  private GroupMembers members(Admin admin) {
    return new GroupMembers(admin, config.applicationId(), config.isStreamsGroup());
  }
}
