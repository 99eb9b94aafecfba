package dev.weir.stream.readiness;

import dev.weir.schemas.Topic;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.models.LiveModels;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The input topics, each of which waits for its own models. Without a model for images, signals are
 * still classified while images wait in Kafka, and vice versa. Thread-safe.
 */
public final class TopicReadiness {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReadiness.class);

  private final List<InputReadiness> gates;
  private final boolean apart;

  /** The number of times that any of them has closed. */
  private final AtomicInteger closings = new AtomicInteger();

  /** The gates of an application's input topics, all closed. */
  public TopicReadiness(WeirConfig config) {
    this.gates = config.inputs().stream().map(topic -> gate(config, topic)).toList();
    this.apart = !config.isStreamsGroup();
  }

  private static InputReadiness gate(WeirConfig config, Topic topic) {
    return new InputReadiness(
        config.topics().name(topic), config.routes(topic).stream().map(RouteConfig::name).toList());
  }

  /**
   * Opens the gates whose models are loaded and closes those whose routes have no assignment.
   *
   * @param now milliseconds since the epoch
   */
  public void update(LiveModels live, long now) {
    for (InputReadiness inputReadiness : gates) {
      if (apart && inputReadiness.tryClose(live)) {
        closings.incrementAndGet();
        LOG.warn(
            "{}: no route has an assignment any more; its records wait", inputReadiness.topic());
      } else if (inputReadiness.tryOpen(live, now)) {
        LOG.info("{}: each route has a verified model", inputReadiness.topic());
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
    boolean held =
        apart
            && gates.stream().filter(inputReadiness -> inputReadiness.tryCloseFor(route)).count()
                > 0;
    if (held) {
      closings.incrementAndGet();
    }
    return held;
  }

  /** Incremented each time that a gate closes. */
  int suspensions() {
    return closings.get();
  }

  /** Returns whether the records of a topic are read; those of {@code labels} always are. */
  public boolean isReady(String topic) {
    for (InputReadiness inputReadiness : gates) {
      if (inputReadiness.topic().equals(topic)) {
        return inputReadiness.isReady();
      }
    }
    return true;
  }

  /**
   * Returns whether reading can start: one topic is open or, with {@code group.protocol=streams},
   * whose consumers cannot be gated, all are.
   */
  public boolean canStart() {
    return apart
        ? gates.stream().anyMatch(InputReadiness::isReady)
        : gates.stream().allMatch(InputReadiness::isReady);
  }

  /** Returns whether all topics whose routes have an assigned model are read. */
  public boolean allAssignedReady(LiveModels live) {
    return canStart() && gates.stream().noneMatch(inputReadiness -> inputReadiness.isAwaited(live));
  }
}
