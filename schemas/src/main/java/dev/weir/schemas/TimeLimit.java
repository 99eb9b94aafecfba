package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * A limit on the total time of a request to the registry. The client's read timeout starts again
 * with every byte, so a server that sends one byte at a time never exceeds it.
 *
 * @param limit zero: none
 */
record TimeLimit(Duration limit) {
  static final TimeLimit NONE = new TimeLimit(Duration.ZERO);

  /** A request to the registry. */
  interface Request<T> {
    @Nullable T send() throws IOException, RestClientException;
  }

  /**
   * Sends a request.
   *
   * <p>It runs in a virtual thread because an interrupt closes the socket that a virtual thread
   * reads from. A request that is out of time therefore ends, and releases the client's lock.
   *
   * @throws SocketTimeoutException if there is no complete answer in time
   * @throws InterruptException if the calling thread is interrupted
   */
  <T> @Nullable T call(Request<T> request) throws IOException, RestClientException {
    if (limit.isZero()) {
      return request.send();
    }
    FutureTask<@Nullable T> task = new FutureTask<>(request::send);
    Thread.ofVirtual().name("registry-request").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException(
          "no complete answer within %d ms".formatted(limit.toMillis()));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      task.cancel(true);
    }
  }

  private static RuntimeException rethrown(Throwable cause)
      throws IOException, RestClientException {
    switch (cause) {
      case IOException e -> throw e;
      case RestClientException e -> throw e;
      case Error e -> throw e;
      case RuntimeException e -> throw e;
      default -> throw new IllegalStateException(cause);
    }
  }
}
