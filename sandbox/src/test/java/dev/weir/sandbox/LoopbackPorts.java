package dev.weir.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/** Checks which of this machine's addresses have listeners. */
final class LoopbackPorts {

  private static final int CONNECT_MILLIS = 2_000;

  private LoopbackPorts() {}

  /**
   * This machine's addresses other than 127.0.0.1. On Linux, a server bound to all addresses also
   * listens on 127.0.0.2, even without a network.
   */
  static List<InetAddress> otherAddresses() {
    try {
      return Stream.concat(
              Stream.of(InetAddress.ofLiteral("127.0.0.2")),
              NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses))
          .filter(address -> !address.equals(InetAddress.ofLiteral("127.0.0.1")))
          .toList();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether something accepts connections at 127.0.0.1. */
  static boolean listening(int port) {
    return listening(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  static boolean listening(InetAddress address, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The port in HOST:PORT or http://HOST:PORT/path. */
  static int port(String address) {
    String tail = address.substring(address.lastIndexOf(':') + 1);
    return Integer.parseInt(tail.replaceAll("/.*", ""));
  }
}
