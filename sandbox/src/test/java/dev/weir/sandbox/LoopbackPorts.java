package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** What listens where, by the operating system's own account. */
final class LoopbackPorts {

  private LoopbackPorts() {}

  /** The local addresses this JVM listens on, as {@code ss} prints them, IPv4-mapped ones plain. */
  static List<String> listenersOfThisJvm() {
    return listeners(ProcessHandle.current().pid());
  }

  static List<String> listeners(long pid) {
    try {
      var process = new ProcessBuilder("ss", "-ltnpH").redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes());
      assertThat(text).as("output of ss").isNotBlank();
      return text.lines()
          .filter(line -> line.contains("pid=" + pid + ","))
          .map(line -> line.split("\\s+")[3])
          .map(address -> address.replace("[::ffff:127.0.0.1]", "127.0.0.1"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether something accepts connections at HOST:PORT. */
  static boolean listening(String address) {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.substring(0, colon), port), 2_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
