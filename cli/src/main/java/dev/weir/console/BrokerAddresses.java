package dev.weir.console;

import dev.weir.stream.config.InvalidConfigException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** Where brokers are, as {@code bootstrap.servers} has it. */
final class BrokerAddresses {

  private BrokerAddresses() {}

  /**
   * Reads addresses and looks up their hosts; one that is unknown stays unresolved.
   *
   * @param text {@code host:port}, by commas
   * @throws InvalidConfigException if one has no port or no host
   */
  static List<InetSocketAddress> parse(String text) {
    List<InetSocketAddress> addresses =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .map(BrokerAddresses::address)
            .toList();
    if (addresses.isEmpty()) {
      throw wrong("names no broker; write host:port, such as localhost:9092");
    }
    return addresses;
  }

  private static InetSocketAddress address(String text) {
    String host = Utils.getHost(text);
    Integer port = Utils.getPort(text);
    if (host == null || port == null || port > 65_535) {
      throw wrong(
          "'%s' is no address of a Kafka broker; write host:port, such as localhost:9092"
              .formatted(text));
    }
    return new InetSocketAddress(host, port);
  }

  private static InvalidConfigException wrong(String why) {
    return new InvalidConfigException(List.of("bootstrap.servers: " + why));
  }
}
