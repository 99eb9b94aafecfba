package dev.weir.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Finds ports of 127.0.0.1 without a listener.
 *
 * <p>They are below the range that operating systems use for local ports of outgoing connections
 * (32768 and up on Linux, 49152 and up elsewhere). A server that is stopped for a while therefore
 * finds its port still free: no client's connection can have taken it.
 */
public final class FreePorts {

  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  static final int LOWEST = 20_000;
  static final int HIGHEST = 32_767;

  private static final int TRIES = 1_000;

  private FreePorts() {}

  /** Returns this number of distinct free ports. */
  public static List<Integer> find(int count) {
    var random = RandomGenerator.getDefault();
    Set<Integer> found = new LinkedHashSet<>();
    for (int i = 0; i < TRIES && found.size() < count; i++) {
      int port = random.nextInt(LOWEST, HIGHEST + 1);
      if (isFree(port)) {
        found.add(port);
      }
    }
    if (found.size() < count) {
      throw new SandboxException(
          "Found %d free ports of %d wanted between %d and %d on 127.0.0.1; stop some servers"
              .formatted(found.size(), count, LOWEST, HIGHEST));
    }
    return List.copyOf(found);
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
