package dev.weir.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClusterCheckTest {

  /** A server's response to a connection. */
  @FunctionalInterface
  private interface Answer {
    void to(DataInputStream in, DataOutputStream out) throws IOException;
  }

  private static ServerSocket server(Answer answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  answer.to(
                      new DataInputStream(socket.getInputStream()),
                      new DataOutputStream(socket.getOutputStream()));
                } catch (IOException e) {
                  // the next connection, or the end of the test
                }
              }
            });
    return server;
  }

  private static void check(ServerSocket server, String protocol) {
    Map<String, Object> clients = new HashMap<>();
    clients.put("bootstrap.servers", "127.0.0.1:" + server.getLocalPort());
    clients.put("security.protocol", protocol);
    new ClusterCheck(clients).requireBroker();
  }

  private static byte[] request(DataInputStream in) throws IOException {
    byte[] request = new byte[in.readInt()];
    in.readFully(request);
    return request;
  }

  @Test
  void shouldTellABrokerThatSpeaksTls() throws IOException {
    // given an alert, as a TLS server sends for other protocols
    byte[] alert = {0x15, 3, 3, 0, 2, 2, 40};
    try (ServerSocket server =
        server(
            (in, out) -> {
              request(in);
              out.write(alert);
            })) {
      // when, then
      assertThatThrownBy(() -> check(server, "PLAINTEXT"))
          .isInstanceOf(UnreachableException.class)
          .hasMessage(
              "127.0.0.1:%d speaks TLS, not security.protocol=PLAINTEXT: set SSL or SASL_SSL"
                  .formatted(server.getLocalPort()));
    }
  }

  @Test
  @Tag("slow")
  void shouldTellABrokerThatWantsSasl() throws IOException {
    // given a server that only answers requests for versions
    try (ServerSocket server =
        server(
            (in, out) -> {
              byte[] versions = request(in);
              if (versions[1] == 18 && versions[3] == 0) {
                out.writeInt(6);
                out.write(new byte[6]);
                request(in);
              }
            })) {
      // when, then
      assertThatThrownBy(() -> check(server, "PLAINTEXT"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("security.protocol=PLAINTEXT: does it require SASL");
    }
  }

  @Test
  @Tag("slow")
  void shouldTellAServerThatHangsUp() throws IOException {
    try (ServerSocket server = server((in, out) -> {})) {
      assertThatThrownBy(() -> check(server, "PLAINTEXT"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("closes the connections");
    }
  }

  @Test
  void shouldTellABrokerWithoutTls() throws IOException {
    // given an answer without TLS
    try (ServerSocket server =
        server(
            (in, out) -> {
              in.readByte();
              out.write(new byte[64]);
            })) {
      // when, then
      assertThatThrownBy(() -> check(server, "SSL"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("127.0.0.1:" + server.getLocalPort())
          .hasMessageContaining("security.protocol=SSL");
    }
  }

  @Test
  void shouldTellABrokerThatIsSlow() throws IOException {
    // given a server that reads everything and never answers
    try (ServerSocket server =
        server((in, out) -> in.transferTo(OutputStream.nullOutputStream()))) {
      Map<String, Object> clients = new HashMap<>();
      clients.put("bootstrap.servers", "127.0.0.1:" + server.getLocalPort());
      ClusterCheck check = new ClusterCheck(clients, Duration.ofSeconds(3));

      // when, then
      assertThatThrownBy(check::requireBroker)
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("accepts connections, but did not answer within 3 s")
          .hasMessageNotContaining("rejects the connection");
    }
  }

  @Test
  void shouldReadAddresses() {
    assertThat(ClusterCheck.addresses("a.invalid:1, 127.0.0.1:2"))
        .extracting(InetSocketAddress::getPort)
        .containsExactly(1, 2);
    assertThatThrownBy(() -> ClusterCheck.addresses("localhost"))
        .hasMessageContaining("'localhost' is no address of a Kafka broker");
  }
}
