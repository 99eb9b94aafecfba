package dev.weir.stream;

import dev.weir.schemas.FailureText;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs early that brokers do not answer; Kafka's clients would retry silently for a minute.
 *
 * @param brokers their addresses, as configured
 */
record ConnectionCheck(String brokers) {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionCheck.class);
  private static final int TIMEOUT_MS = 8_000;

  /** Waits briefly for an answer. Later requests keep waiting and fail on their own. */
  void check(Admin admin) {
    try {
      var _ = // any answer is sufficient
          admin
              .describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS))
              .clusterId()
              .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        LOG.warn(
            "the brokers at {} do not answer: {}; retrying", brokers, FailureText.of(e.getCause()));
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
