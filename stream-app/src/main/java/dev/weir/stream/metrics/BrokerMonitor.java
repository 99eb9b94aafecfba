package dev.weir.stream.metrics;

import dev.weir.schemas.FailureText;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the brokers answer, judged by the periodic requests beside the stream. The stream itself
 * waits silently for minutes before it fails.
 *
 * <p>A single request may go unanswered because a partition has no leader or the group's
 * coordinator moves. The brokers therefore count as silent only if a request that any of them can
 * answer also failed, twice in a row.
 */
public final class BrokerMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerMonitor.class);

  /** Consecutive failed requests to any broker before they count as silent. */
  private static final int TIMES = 2;

  private final String brokers;
  private final Callable<?> anyBroker;
  private volatile boolean silent;
  private long since; // used by the requesting thread only

  /**
   * Starts by assuming that they answer.
   *
   * @param brokers their addresses, as configured
   * @param anyBroker a request that any of them can answer, sent after another one went unanswered
   */
  public BrokerMonitor(MeterRegistry registry, String brokers, Callable<?> anyBroker) {
    this.brokers = brokers;
    this.anyBroker = anyBroker;
    Gauge.builder("weir.brokers.answer", () -> isSilent() ? 0 : 1)
        .description("1 while the brokers answer; 0 otherwise, when no record is read or written.")
        .register(registry);
  }

  /** Whether the last requests went unanswered. */
  public boolean isSilent() {
    return silent;
  }

  /** Wraps a request and records whether it was answered; an error response counts as an answer. */
  public <T> Callable<T> watching(Callable<T> question) {
    return () -> {
      try {
        T answer = question.call();
        answered();
        return answer;
      } catch (ExecutionException e) {
        if (isSilence(e) && !doesAnyAnswer()) {
          unanswered(e.getCause());
        } else {
          answered();
        }
        throw e;
      }
    };
  }

  private boolean doesAnyAnswer() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      try {
        var _ = anyBroker.call();
        return true;
      } catch (ExecutionException e) {
        if (!isSilence(e)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isSilence(ExecutionException e) {
    return e.getCause() instanceof TimeoutException || e.getCause() instanceof DisconnectException;
  }

  private void answered() {
    if (silent) {
      LOG.info(
          "the brokers at {} answer again, after {} s",
          brokers,
          Duration.ofNanos(System.nanoTime() - since).toSeconds());
      silent = false;
    }
  }

  private void unanswered(Throwable why) {
    if (!silent) {
      since = System.nanoTime();
      silent = true;
      LOG.warn(
          "the brokers at {} do not answer: {}; records wait, and the application keeps retrying",
          brokers,
          FailureText.of(why));
    }
  }
}
