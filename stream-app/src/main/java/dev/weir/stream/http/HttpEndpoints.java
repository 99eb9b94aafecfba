package dev.weir.stream.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves pages by GET and HEAD, each under its exact path. Built on the JDK's server, within {@link
 * HttpLimits}: the pages are few, small and for machines.
 */
public final class HttpEndpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoints.class);
  private static final String GZIP = "gzip";

  /** A page of metrics may have megabytes; further requests wait. */
  private static final int PAGES_AT_ONCE = 4;

  /** Smaller bodies fit into a packet or two anyway. */
  private static final int WORTH_COMPRESSING = 1_024;

  static {
    HttpLimits.set();
  }

  private final Semaphore turns = new Semaphore(PAGES_AT_ONCE);
  private final Map<String, Page> pages;
  private final HttpServer server;
  private final ExecutorService threads;

  private HttpEndpoints(Map<String, Page> pages, HttpServer server, ExecutorService threads) {
    this.pages = pages;
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts serving, with a virtual thread per request.
   *
   * @param host address to bind
   * @param port 0: a free one
   * @param pages by path, such as {@code /api/models}
   * @throws UncheckedIOException if the address cannot be bound
   */
  public static HttpEndpoints start(String host, int port, Map<String, Page> pages) {
    return start(
        "http.port",
        new InetSocketAddress(host, port),
        pages,
        Executors.newVirtualThreadPerTaskExecutor());
  }

  /**
   * Starts serving pages that must answer whatever happens to the others: on separate threads that
   * share no carrier with theirs.
   *
   * @param host address to bind
   * @param port 0: a free one
   * @param pages by path, such as {@code /health/live}
   * @throws UncheckedIOException if the address cannot be bound
   */
  public static HttpEndpoints startHealth(String host, int port, Map<String, Page> pages) {
    return start(
        "health.port",
        new InetSocketAddress(host, port),
        pages,
        Executors.newCachedThreadPool(
            Thread.ofPlatform().name("weir-health-", 0).daemon().factory()));
  }

  private static HttpEndpoints start(
      String setting, InetSocketAddress address, Map<String, Page> pages, ExecutorService threads) {
    HttpServer server;
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      threads.shutdownNow();
      throw new UncheckedIOException(
          "cannot serve HTTP on %s:%d (http.host, %s): %s"
              .formatted(address.getHostString(), address.getPort(), setting, e.getMessage()),
          e);
    }
    HttpEndpoints endpoints = new HttpEndpoints(Map.copyOf(pages), server, threads);
    server.createContext("/", endpoints::handle);
    server.setExecutor(threads);
    server.start();
    LOG.info("serving HTTP on {}:{} ({})", address.getHostString(), endpoints.port(), setting);
    return endpoints;
  }

  /** The bound port. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Page.Answer answer(HttpExchange exchange) {
    Page page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return Page.Answer.text(404, "not found\n");
    }
    return switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" -> made(page, exchange);
      default -> Page.Answer.text(405, "only GET and HEAD\n");
    };
  }

  /**
   * A failed page is answered with an error; otherwise the client would only see a closed
   * connection.
   */
  private Page.Answer made(Page page, HttpExchange exchange) {
    try {
      turns.acquire();
      try {
        return page.answer(header(exchange, "Accept"));
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Page.Answer.text(503, "closing\n");
    } catch (RuntimeException e) {
      LOG.warn("{} failed", exchange.getRequestURI().getPath(), e);
      return Page.Answer.text(500, "this page could not be rendered; the log has the cause\n");
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.join(",", exchange.getRequestHeaders().getOrDefault(name, List.of()));
  }

  private static void send(HttpExchange exchange, Page.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.getResponseHeaders().set("Vary", "Accept, Accept-Encoding");
    if (body.length >= WORTH_COMPRESSING && takesGzip(exchange)) {
      body = compressed(body);
      exchange.getResponseHeaders().set("Content-Encoding", GZIP);
    }
    if (answer.status() == 405) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static boolean takesGzip(HttpExchange exchange) {
    return AcceptHeader.weight(header(exchange, "Accept-Encoding"), GZIP) > 0;
  }

  private static byte[] compressed(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 8);
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(body);
    }
    return bytes.toByteArray();
  }
}
