package dev.weir.console;

import dev.weir.stream.config.BrokerList;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** Where brokers are, as {@code bootstrap.servers} has it. */
final class BrokerAddresses {

  private BrokerAddresses() {}

  /**
   * Reads addresses and looks up their hosts; one that is unknown stays unresolved.
   *
   * @param text {@code host:port}, by commas
   * @throws IllegalArgumentException if one has no port or no host
   */
  static List<InetSocketAddress> parse(String text) {
    return BrokerList.parse(text).stream()
        .map(each -> new InetSocketAddress(Utils.getHost(each), Utils.getPort(each)))
        .toList();
  }
}
