package dev.weir.stream.gates;

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
public final class InputGates {
  private static final Logger LOG = LoggerFactory.getLogger(InputGates.class);

  private final List<InputGate> gates;
  private final boolean apart;

  /** The number of times that any of them has closed. */
  private final AtomicInteger closings = new AtomicInteger();

  /** The gates of an application's input topics, all closed. */
  public InputGates(WeirConfig config) {
    this.gates = config.inputs().stream().map(topic -> gate(config, topic)).toList();
    this.apart = !config.isStreamsGroup();
  }

  private static InputGate gate(WeirConfig config, Topic topic) {
    return new InputGate(
        config.topics().name(topic), config.routes(topic).stream().map(RouteConfig::name).toList());
  }

  /**
   * Opens the gates whose models are loaded and closes those whose routes have no assignment.
   *
   * @param now milliseconds since the epoch
   */
  public void look(LiveModels live, long now) {
    for (InputGate gate : gates) {
      if (apart && gate.closes(live)) {
        closings.incrementAndGet();
        LOG.warn("{}: no route has an assignment any more; its records wait", gate.topic());
      } else if (gate.opens(live, now)) {
        LOG.info("{}: each route has a verified model", gate.topic());
      }
    }
  }

  /**
   * Closes the gate of a route whose assignment was removed while one of its records was processed.
   * With {@code group.protocol=streams}, whose consumers no gate can hold, it does nothing.
   *
   * @return whether the route's records wait from now on
   */
  public boolean hold(String route) {
    boolean held = apart && gates.stream().filter(gate -> gate.closesFor(route)).count() > 0;
    if (held) {
      closings.incrementAndGet();
    }
    return held;
  }

  /** Incremented each time that a gate closes. */
  int closings() {
    return closings.get();
  }

  /** Returns whether the records of a topic are read; those of {@code labels} always are. */
  public boolean isOpen(String topic) {
    for (InputGate gate : gates) {
      if (gate.topic().equals(topic)) {
        return gate.isOpen();
      }
    }
    return true;
  }

  /**
   * Returns whether reading can start: one topic is open or, with {@code group.protocol=streams},
   * whose consumers cannot be gated, all are.
   */
  public boolean suffice() {
    return apart
        ? gates.stream().anyMatch(InputGate::isOpen)
        : gates.stream().allMatch(InputGate::isOpen);
  }

  /** Returns whether all topics whose routes have an assigned model are read. */
  public boolean settled(LiveModels live) {
    return suffice() && gates.stream().noneMatch(gate -> gate.isAwaited(live));
  }
}
