package dev.weir.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceClientTest {

  @Test
  void shouldAskEachInstanceAndKeepTheirOrder() throws IOException {
    // given
    HttpServer weir = serve(200, "{\"routes\":[],\"problems\":[]}");
    HttpServer other = serve(200, "{}");
    HttpServer broken = serve(503, "DOWN");
    try {
      // when
      List<InstanceResponse> answers =
          InstanceClient.query(List.of(address(weir), address(other), address(broken), nobody()));
      // then
      assertThat(answers)
          .extracting(InstanceResponse::instance)
          .startsWith(address(weir), address(other));
      assertThat(answers.getFirst()).isInstanceOf(InstanceResponse.Received.class);
      assertThat(problem(answers.get(1))).contains("not the page of an instance");
      assertThat(problem(answers.get(2))).contains("HTTP status 503");
      assertThat(problem(answers.get(3))).isEqualTo("no process accepts connections there");
    } finally {
      List.of(weir, other, broken).forEach(server -> server.stop(0));
    }
  }

  private static String problem(InstanceResponse answer) {
    return ((InstanceResponse.NoAnswer) answer).problem();
  }

  private static HttpServer serve(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/api/models",
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** An unused port of this machine. */
  private static URI nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
