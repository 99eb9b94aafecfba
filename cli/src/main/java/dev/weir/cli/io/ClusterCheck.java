package dev.weir.cli.io;

import dev.weir.schemas.FailureText;
import dev.weir.schemas.topics.MissingTopicException;
import dev.weir.stream.config.BrokerList;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;

/**
 * Checks a cluster before a command starts, since Kafka's clients retry for long without a reason:
 * does a broker answer, with the expected protocol, and does it accept the credentials?
 */
public final class ClusterCheck {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Time to wait for an answer before diagnosing the problem. */
  private static final Duration DIAGNOSIS_DELAY = Duration.ofMillis(1_500);

  /** A reachable but busy cluster may take this long. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Map<String, Object> clients;
  private final List<InetSocketAddress> addresses;

  private final Duration timeout;

  /** Takes the settings of the clients; sends nothing yet. */
  public ClusterCheck(Map<String, Object> clients) {
    this(clients, TIMEOUT);
  }

  /** For tests: with a shorter timeout. */
  ClusterCheck(Map<String, Object> clients, Duration timeout) {
    this.clients = new HashMap<>(clients);
    this.clients.put("default.api.timeout.ms", (int) timeout.toMillis());
    this.clients.put("request.timeout.ms", (int) timeout.toMillis());
    this.timeout = timeout;
    this.addresses = addresses(clients.get("bootstrap.servers").toString());
  }

  /**
   * Parses addresses and resolves their hosts; unknown ones stay unresolved.
   *
   * @param text {@code host:port}, separated by commas
   * @throws IllegalArgumentException if an entry has no port or no host
   */
  static List<InetSocketAddress> addresses(String text) {
    return BrokerList.parse(text).stream()
        .map(each -> new InetSocketAddress(Utils.getHost(each), Utils.getPort(each)))
        .toList();
  }

  /**
   * Checks that a broker answers.
   *
   * @throws UnreachableException if none does; names the addresses and the cause
   */
  public void requireBroker() {
    InetSocketAddress there = requireConnection();
    try (Admin admin = Admin.create(clients)) {
      await(admin.describeCluster().clusterId(), there);
    }
  }

  /**
   * Checks that a topic exists.
   *
   * @param name its full name
   * @throws MissingTopicException if it does not
   */
  public void requireTopic(String name) {
    try (Admin admin = Admin.create(clients)) {
      admin.describeTopics(List.of(name)).allTopicNames().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new MissingTopicException(name);
      }
      throw new KafkaException(
          "topic '%s': %s".formatted(name, FailureText.of(e.getCause())), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** The first address that accepts a connection. */
  private InetSocketAddress requireConnection() {
    List<String> causes = new ArrayList<>();
    int each = (int) Math.max(500, CONNECT.toMillis() / addresses.size());
    long deadline = System.nanoTime() + CONNECT.toNanos();
    for (InetSocketAddress address : addresses) {
      if (!causes.isEmpty() && System.nanoTime() > deadline) {
        break;
      }
      try (Socket socket = new Socket()) {
        connect(socket, address, each);
        return address;
      } catch (IOException e) {
        causes.add(cause(address, e));
      }
    }
    throw new UnreachableException(
        "no Kafka broker at %s".formatted(String.join("; ", causes)), null);
  }

  private static void connect(Socket socket, InetSocketAddress address, int millis)
      throws IOException {
    if (address.isUnresolved()) {
      throw new IOException("unknown host");
    }
    socket.connect(address, millis);
  }

  private static String cause(InetSocketAddress address, IOException e) {
    return "%s (%s)".formatted(text(address), FailureText.of(e).replaceAll("\\s+", " "));
  }

  private void await(KafkaFuture<?> answer, InetSocketAddress there) {
    try {
      try {
        answer.get(DIAGNOSIS_DELAY.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        requireProtocol(there, e);
        answer.get();
      }
    } catch (ExecutionException e) {
      throw refused(there, e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void requireProtocol(InetSocketAddress there, TimeoutException silence) {
    Optional<String> mismatch = new BrokerProbe(there, protocol()).mismatch();
    if (mismatch.isPresent()) {
      throw new UnreachableException("%s %s".formatted(text(there), mismatch.get()), silence);
    }
  }

  private UnreachableException refused(InetSocketAddress there, Throwable cause) {
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return new UnreachableException(
          "the broker at %s accepts connections, but did not answer within %d s with %s: is it starting, or overloaded?"
              .formatted(text(there), timeout.toSeconds(), protocol()),
          cause);
    }
    return new UnreachableException(
        "the broker at %s rejects the connection with %s".formatted(text(there), protocol()),
        cause);
  }

  private String protocol() {
    return "security.protocol=" + clients.getOrDefault("security.protocol", "PLAINTEXT");
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }
}
