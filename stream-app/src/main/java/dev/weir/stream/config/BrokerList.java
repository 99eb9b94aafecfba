package dev.weir.stream.config;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** Broker addresses: {@code host:port}, separated by commas. */
public final class BrokerList {
  private static final String FORM = "write host:port, such as localhost:9092";

  private BrokerList() {}

  /**
   * Splits a list; resolves no host.
   *
   * @throws IllegalArgumentException if an entry has no port or no host; the message names it
   */
  public static List<String> parse(String text) {
    List<String> addresses =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .map(BrokerList::checked)
            .toList();
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("names no broker; " + FORM);
    }
    return addresses;
  }

  private static String checked(String address) {
    String host = Utils.getHost(address);
    Integer port = port(address);
    if (host == null || port == null || port > 65_535) {
      throw new IllegalArgumentException(
          "'%s' is no address of a Kafka broker; %s".formatted(address, FORM));
    }
    return address;
  }

  private static Integer port(String address) {
    try {
      return Utils.getPort(address);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
