package dev.weir.systemtests.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy in front of a registry that fails for all requests for a while, or for single schemas for
 * good.
 */
final class RegistryProxy implements AutoCloseable {
  private static final int FORBIDDEN = 403;
  private static final int UNAVAILABLE = 503;
  private static final String TYPE = "Content-Type";
  private static final String REGISTRY_TYPE = "application/vnd.schemaregistry.v1+json";

  private final URI registry;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Set<Integer> forbidden = ConcurrentHashMap.newKeySet();
  private volatile boolean isAway;

  /** Uses the registry at this address. */
  RegistryProxy(String registry) {
    this.registry = URI.create(registry);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** The address to use instead of the registry's. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + registry.getPath();
  }

  /** Forbids this schema to all clients. */
  void forbid(int schema) {
    forbidden.add(schema);
  }

  /** Fails all requests for this long. */
  void goAway(Duration time) {
    isAway = true;
    LoadPause.seconds(time.toMillis() / 1_000.0);
    isAway = false;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (isAway) {
        answer(exchange, UNAVAILABLE, error(50_003, "away"));
      } else if (forbidden.stream().anyMatch(id -> path.endsWith("/schemas/ids/" + id))) {
        answer(exchange, FORBIDDEN, error(40_301, "forbidden"));
      } else {
        forward(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] error(int code, String message) {
    return "{\"error_code\":%d,\"message\":\"%s\"}"
        .formatted(code, message)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    String type = exchange.getRequestHeaders().getFirst(TYPE);
    if (type != null) {
      request.header(TYPE, type);
    }
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    answer(exchange, response.statusCode(), response.body());
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set(TYPE, REGISTRY_TYPE);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
