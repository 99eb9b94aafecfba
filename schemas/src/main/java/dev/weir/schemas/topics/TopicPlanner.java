package dev.weir.schemas.topics;

import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.Deviation.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Plans from the catalogue and the existing topics, without access to a cluster.
 *
 * <p>Nothing shrinks: a longer retention, a larger message size, more replicas and, where harmless,
 * more partitions than requested are accepted. With signals of 12 partitions and no labels, labels
 * are created with 12; with labels of 6, labels must grow, which needs {@link TopicRequest#grow()}.
 */
public final class TopicPlanner {
  /** Kafka's limit for a topic without a setting. */
  static final int USUAL_MESSAGE_BYTES = 1_048_588;

  /** Upper bound of the size that a dead letter's headers add to the record. */
  static final int HEADER_BYTES = 64 << 10;

  private static final String PARTITIONS = "partitions";
  private static final String REPLICATION = "replication.factor";
  private static final String MESSAGE_BYTES = "max.message.bytes";
  private static final String RETENTION = "retention.ms";
  private static final String TIMESTAMP_TYPE = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;

  private static final String KEYS_MOVE =
      "keys move to other partitions: labels miss their predictions, the order within a source is"
          + " lost at that moment, and the application's state becomes invalid; stop and reset the"
          + " application, then force it";
  private static final String ONE_ONLY =
      "every instance reads one partition, in order; Kafka cannot remove partitions: delete the"
          + " topic, create it and publish the models again";

  private final TopicRequest request;
  private final Map<String, TopicState> existing;

  private TopicPlanner(TopicRequest request, Map<String, TopicState> existing) {
    this.request = request;
    this.existing = existing;
  }

  /**
   * Creates the plan.
   *
   * @param existing the cluster's topics by full name; topics outside catalogue and request are
   *     ignored
   */
  public static TopicPlan plan(TopicRequest request, Map<String, TopicState> existing) {
    TopicPlanner planner = new TopicPlanner(request, existing);
    return new TopicPlan(
        Stream.concat(Arrays.stream(Topic.values()).map(planner::plan), planner.internalTopics())
            .toList());
  }

  /**
   * Kafka Streams creates these on demand; only settings that it does not change later are planned.
   */
  private Stream<PlannedTopic> internalTopics() {
    return request.internal().stream().filter(existing::containsKey).map(this::internal);
  }

  private PlannedTopic internal(String name) {
    TopicState state = existing.get(name);
    List<Deviation> deviations = new ArrayList<>();
    Topic.TIME_OF_ARRIVAL.forEach((key, value) -> compareSetting(key, value, state, deviations));
    return new PlannedTopic(
        name, state.partitions(), -1, Topic.TIME_OF_ARRIVAL, Optional.of(state), deviations);
  }

  private PlannedTopic plan(Topic topic) {
    Optional<TopicState> actual = state(topic);
    int partitions = partitions(topic);
    Map<String, String> config = config(topic);
    List<Deviation> deviations = new ArrayList<>();
    actual.ifPresent(
        state -> {
          comparePartitions(topic, state.partitions(), partitions, deviations);
          compareReplication(state.replication(), deviations);
          config.forEach((key, value) -> compareSetting(key, value, state, deviations));
        });
    return new PlannedTopic(
        request.topics().name(topic),
        partitions,
        request.replication().orElse(-1),
        config,
        actual,
        deviations);
  }

  private Optional<TopicState> state(Topic topic) {
    return Optional.ofNullable(existing.get(request.topics().name(topic)));
  }

  private int partitions(Topic topic) {
    if (topic.partitions() == 1) {
      return 1;
    }
    OptionalInt present = state(topic).stream().mapToInt(TopicState::partitions).findFirst();
    // Predictions are not co-partitioned: the current count is accepted unless more are requested.
    if (!topic.coPartitioned() && request.partitions().isEmpty() && present.isPresent()) {
      return present.getAsInt();
    }
    int inputs =
        Arrays.stream(Topic.values())
            .filter(Topic::coPartitioned)
            .flatMap(input -> state(input).stream())
            .mapToInt(TopicState::partitions)
            .max()
            .orElse(request.partitions().orElse(topic.partitions()));
    return Math.max(inputs, request.partitions().orElse(1));
  }

  private void comparePartitions(Topic topic, int actual, int wanted, List<Deviation> found) {
    if (actual > wanted && topic.kind() == Topic.Kind.MODEL) {
      found.add(deviation(PARTITIONS, actual, wanted, Remedy.BY_HAND, ONE_ONLY));
    }
    if (actual < wanted) {
      Remedy remedy = request.grow() ? Remedy.GROW : Remedy.BY_HAND;
      String reason = topic.coPartitioned() ? "the inputs must have equal partition counts; " : "";
      found.add(deviation(PARTITIONS, actual, wanted, remedy, reason + KEYS_MOVE));
    }
  }

  private void compareReplication(int actual, List<Deviation> found) {
    int wanted = request.replication().orElse(1);
    if (actual < wanted) {
      found.add(
          deviation(
              REPLICATION,
              actual,
              wanted,
              Remedy.BY_HAND,
              "replicas are placed by kafka-reassign-partitions"));
    }
  }

  private static void compareSetting(
      String key, String wanted, TopicState state, List<Deviation> found) {
    String actual = state.config().getOrDefault(key, "");
    if (!satisfies(key, actual, wanted)) {
      found.add(new Deviation(key, actual, wanted, Remedy.SET, why(key)));
    }
  }

  private static boolean satisfies(String key, String actual, String wanted) {
    return switch (key) {
      case RETENTION -> actual.equals("-1") || number(actual).orElse(-1L) >= Long.parseLong(wanted);
      case MESSAGE_BYTES -> number(actual).orElse(-1L) >= Long.parseLong(wanted);
      default -> actual.equals(wanted);
    };
  }

  private static String why(String key) {
    return switch (key) {
      case RETENTION -> "records would be deleted too early";
      case MESSAGE_BYTES -> "the broker would refuse larger records";
      case TIMESTAMP_TYPE ->
          "output for old records would be deleted at once, and records from a clock that is ahead"
              + " would be refused";
      default -> "records that must be kept would be deleted, or the reverse";
    };
  }

  private Map<String, String> config(Topic topic) {
    Map<String, String> config = new TreeMap<>(topic.config());
    if (topic == Topic.MODEL_CHUNKS) {
      config.put(MESSAGE_BYTES, Integer.toString(USUAL_MESSAGE_BYTES));
    }
    if (topic == Topic.DEAD_LETTERS) {
      config.put(MESSAGE_BYTES, Long.toString(greatestInput() + HEADER_BYTES));
    }
    return config;
  }

  /** A dead letter contains a whole input record plus headers. */
  private long greatestInput() {
    return Arrays.stream(Topic.values())
        .filter(Topic::coPartitioned)
        .flatMap(input -> state(input).stream())
        .flatMap(state -> number(state.config().getOrDefault(MESSAGE_BYTES, "")).stream())
        .mapToLong(Long::longValue)
        .reduce(USUAL_MESSAGE_BYTES, Math::max);
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static Deviation deviation(
      String property, int actual, int wanted, Remedy remedy, String why) {
    return new Deviation(property, Integer.toString(actual), Integer.toString(wanted), remedy, why);
  }
}
