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
 * Whether the brokers answer, by what becomes of the questions that are asked again and again
 * beside the stream. The stream itself waits for minutes without a word before it gives up.
 *
 * <p>A question may go without an answer as a single partition has no leader, or as the group's
 * coordinator moves. So the brokers are silent only where any of them were asked who they are, and
 * none answered, twice in a row.
 */
public final class BrokerWatch {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);

  /** How often any broker is asked before they are taken for silent. */
  private static final int TIMES = 2;

  private final String brokers;
  private final Callable<?> anyBroker;
  private volatile boolean silent;
  private long since; // of the thread that asks

  /**
   * Takes them for answering at first.
   *
   * @param brokers their addresses, as configured
   * @param anyBroker a question that any of them can answer, for where another had no answer
   */
  public BrokerWatch(MeterRegistry registry, String brokers, Callable<?> anyBroker) {
    this.brokers = brokers;
    this.anyBroker = anyBroker;
    Gauge.builder("weir.brokers.answer", () -> isSilent() ? 0 : 1)
        .description(
            "1 while the brokers answer, 0 while they do not: then no record is read or written.")
        .register(registry);
  }

  /** Whether the last questions have had no answer. */
  public boolean isSilent() {
    return silent;
  }

  /** Returns what asks and notes whether there was an answer; refusing is one. */
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
          "the brokers at {} do not answer: {}; records wait, and the application goes on trying",
          brokers,
          FailureText.of(why));
    }
  }
}
