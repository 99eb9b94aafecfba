package dev.weir.stream.readiness;

import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.Topic;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.names.TopologyNames;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The input topics, each of which waits for its own models. Without a model for images, signals are
 * still classified while images wait in Kafka, and vice versa. Thread-safe.
 */
public final class TopicReadiness {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReadiness.class);

  private final List<Gate> gates;
  private final boolean apart;

  /** The topic in which the records of all inputs of the team's own are. */
  private final String mapped;

  /** The number of times that any of them has closed. */
  private final AtomicInteger closings = new AtomicInteger();

  private final PartitionHolds holds = new PartitionHolds();

  /** The gates of an application's input topics, all closed. */
  public TopicReadiness(WeirConfig config) {
    this.gates =
        Stream.concat(
                config.inputs().stream().map(input -> Gate.of(config, input)),
                config.mappings().stream()
                    .filter(input -> input.kind() != InputKind.LABEL)
                    .map(input -> Gate.of(config, input)))
            .toList();
    this.mapped = TopologyNames.repartition(config.applicationId(), TopologyNames.MAPPED_INPUTS);
    this.apart = !config.isStreamsGroup();
  }

  /**
   * Whether the records of an input topic are read. The gate opens once each of the topic's routes
   * has a verified model: only then can every record be classified, whatever its source. It closes
   * again when none of the routes has an assignment, or when a record arrives on a route without
   * one; a route without an assignment and without records closes nothing. The gate also waits for
   * the previously valid version: a record that needs it would block a stream thread, for up to
   * {@code retry.timeout}.
   */
  private static final class Gate {
    private final String topic;
    private final List<String> routes;
    private final boolean isMapped;
    private volatile boolean open;

    /** Whether records of it wait that have left their topic. */
    private volatile boolean blocks;

    private Gate(String topic, List<RouteConfig> routes, boolean isMapped) {
      this.topic = topic;
      this.routes = routes.stream().map(RouteConfig::name).toList();
      this.isMapped = isMapped;
    }

    private static Gate of(WeirConfig config, Topic input) {
      return new Gate(config.topics().name(input), config.routes(input), false);
    }

    private static Gate of(WeirConfig config, InputMapping input) {
      return new Gate(input.topic(), config.routes(input), !input.isCopartitioned());
    }

    private void open() {
      blocks = false;
      open = true;
    }

    private boolean isAnyAssigned(LiveModels live) {
      return routes.stream().anyMatch(live.routes()::containsKey);
    }

    private boolean areModelsLoaded(LiveModels live, long now) {
      return live.ready(routes, now) && !live.isLoadingBefore(routes, now);
    }
  }

  /**
   * Opens the gates whose models are loaded and closes those whose routes have no assignment.
   *
   * @param now milliseconds since the epoch
   */
  public void update(LiveModels live, long now) {
    for (Gate gate : gates) {
      if (apart && gate.open && !gate.isAnyAssigned(live)) {
        gate.open = false;
        closings.incrementAndGet();
        LOG.warn("{}: no route has an assignment any more; its records wait", gate.topic);
      } else if (!gate.open && gate.areModelsLoaded(live, now)) {
        gate.open();
        LOG.info("{}: each route has a verified model", gate.topic);
      }
    }
  }

  /**
   * Closes the gate of a route whose assignment was removed while one of its records was processed.
   * With {@code group.protocol=streams}, whose consumers no gate can hold, it does nothing.
   *
   * @return whether the route's records wait from now on
   */
  public boolean suspend(String route) {
    List<Gate> held =
        apart ? gates.stream().filter(gate -> gate.routes.contains(route)).toList() : List.of();
    for (Gate gate : held) {
      gate.open = false;
      gate.blocks = gate.isMapped;
    }
    if (!held.isEmpty()) {
      closings.incrementAndGet();
    }
    return !held.isEmpty();
  }

  /** Partitions that are not read although their topic is. */
  public PartitionHolds holds() {
    return holds;
  }

  /** Incremented each time that a gate closes or a partition is held. */
  int suspensions() {
    return closings.get() + holds.count();
  }

  /** Returns whether a partition is read. */
  public boolean isReady(TopicPartition partition) {
    return isReady(partition.topic()) && !holds.isHeld(partition);
  }

  /**
   * Returns whether the records of a topic are read; those of {@code labels} always are. Those that
   * inputs have in their common topic wait while one of them is for a route without a model.
   */
  public boolean isReady(String topic) {
    if (topic.equals(mapped)) {
      return gates.stream().noneMatch(gate -> gate.blocks);
    }
    return gates.stream().noneMatch(gate -> gate.topic.equals(topic) && !gate.open);
  }

  /**
   * Returns whether reading can start: one topic is open or, with {@code group.protocol=streams},
   * whose consumers cannot be gated, all are.
   */
  public boolean canStart() {
    return apart
        ? gates.stream().anyMatch(gate -> gate.open)
        : gates.stream().allMatch(gate -> gate.open);
  }

  /** Returns whether all topics whose routes have an assigned model are read. */
  public boolean allAssignedReady(LiveModels live) {
    return canStart() && gates.stream().noneMatch(gate -> !gate.open && gate.isAnyAssigned(live));
  }
}
