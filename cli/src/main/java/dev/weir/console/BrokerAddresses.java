package dev.weir.console;

import dev.weir.stream.config.BrokerList;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** Broker addresses in the format of {@code bootstrap.servers}. */
final class BrokerAddresses {

  private BrokerAddresses() {}

  /**
   * Parses addresses and resolves their hosts; unknown ones stay unresolved.
   *
   * @param text {@code host:port}, separated by commas
   * @throws IllegalArgumentException if an entry has no port or no host
   */
  static List<InetSocketAddress> parse(String text) {
    return BrokerList.parse(text).stream()
        .map(each -> new InetSocketAddress(Utils.getHost(each), Utils.getPort(each)))
        .toList();
  }
}
