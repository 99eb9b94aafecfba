package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Responds to all requests of a registry client alike, except for some paths, and records the paths
 * and Authorization headers.
 */
final class FakeRegistry implements AutoCloseable {
  final CopyOnWriteArrayList<String> authorizations = new CopyOnWriteArrayList<>();
  final CopyOnWriteArrayList<String> paths = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> byPath = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String body = "{}";
  private volatile long delayMillis;

  FakeRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  FakeRegistry answering(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
    return this;
  }

  FakeRegistry delaying(long millis) {
    delayMillis = millis;
    return this;
  }

  /** Sets a different response to requests for a schema id. */
  FakeRegistry answeringFor(int schemaId, int newStatus, String newBody) {
    byPath.put("/schemas/ids/" + schemaId, new Answer(newStatus, newBody));
    return this;
  }

  /** Sets a different response to requests for a schema id's subjects. */
  FakeRegistry answeringForSubjectsOf(int schemaId, int newStatus, String newBody) {
    byPath.put("/schemas/ids/" + schemaId + "/subjects", new Answer(newStatus, newBody));
    return this;
  }

  private record Answer(int status, String body) {}

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    paths.add(path);
    Answer answer = byPath.getOrDefault(path, new Answer(status, body));
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    authorizations.add(String.valueOf(authorization));
    exchange.getRequestBody().readAllBytes();
    try {
      Thread.sleep(delayMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] bytes = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
