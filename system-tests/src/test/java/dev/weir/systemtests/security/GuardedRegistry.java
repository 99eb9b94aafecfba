package dev.weir.systemtests.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A registry behind a proxy that requires the right {@code Authorization}. */
final class GuardedRegistry implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int UNAUTHORIZED = 401;

  private final URI registry;
  private final String authorization;
  private final HttpServer gate;
  private final String scheme;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();

  GuardedRegistry(String registry, String authorization) throws IOException {
    this(registry, authorization, HttpServer.create(), "http");
  }

  /** Behind TLS. */
  GuardedRegistry(String registry, String authorization, SSLContext tls) throws IOException {
    this(registry, authorization, encrypted(tls), "https");
  }

  private GuardedRegistry(String registry, String authorization, HttpServer gate, String scheme)
      throws IOException {
    this.registry = URI.create(registry);
    this.authorization = authorization;
    this.gate = gate;
    this.scheme = scheme;
    gate.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gate.setExecutor(threads);
    gate.createContext("/", this::handle);
    gate.start();
  }

  private static HttpServer encrypted(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create();
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  String url() {
    return scheme + "://127.0.0.1:" + gate.getAddress().getPort() + registry.getPath();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        pass(exchange);
      } else {
        exchange.sendResponseHeaders(UNAUTHORIZED, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI()))
            .timeout(TIMEOUT)
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(value -> exchange.getResponseHeaders().set("Content-Type", value));
    exchange.sendResponseHeaders(
        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  @Override
  public void close() {
    gate.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
