package dev.weir.stream.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's lag as gauges. A separate thread asks the brokers, since the stream's own
 * metadata is empty while it is paused or has failed, when the figure matters most.
 */
public final class LagMeters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LagMeters.class);

  private final MeterRegistry registry;
  private final Callable<Map<String, Long>> reader;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("weir-lag-reader").daemon().factory());
  private volatile Map<String, Long> lags = Map.of();

  /**
   * Creates the meters.
   *
   * @param reader reads the lag of each topic, as {@link LagReader#read} does
   */
  public LagMeters(MeterRegistry registry, Callable<Map<String, Long>> reader) {
    this.registry = registry;
    this.reader = reader;
  }

  /** Adds the gauge of a topic. */
  public void watch(String topic) {
    Gauge.builder("weir.lag", () -> lag(topic))
        .description(
            "Uncommitted records of the topic, over all instances of the application, including"
                + " those blocked by a producer's open transaction; NaN until the first answer of"
                + " the brokers, and while they do not answer.")
        .baseUnit("records")
        .tag("topic", topic)
        .register(registry);
  }

  private double lag(String topic) {
    Long lag = lags.get(topic);
    return lag == null ? Double.NaN : lag;
  }

  /** Starts the periodic requests. */
  public void start(Duration every) {
    var _ = // exceptions are caught inside
        clock.scheduleWithFixedDelay(this::read, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Reads the lag once. */
  void read() {
    try {
      lags = reader.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      lags = Map.of();
      LOG.debug("the lag is not known", e);
    }
  }

  /** Stops the requests. */
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
