package dev.weir.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The view of a platform and two scrapers: the platform would restart an instance that reports it
 * is down, or does not answer three times in a row.
 */
final class Probes implements AutoCloseable {
  private static final double EVERY_SECONDS = 5;
  private static final int OK = 200;
  private static final int FAILED = 500;
  private static final int UNAVAILABLE = 503;
  private static final int MOST_IN_ROW = 2;
  private static final List<String> PAGES =
      List.of("/metrics", "/metrics", "/api/models", "/api/accuracy", "/api/topology");

  private final List<AppProcess> instances;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Map<AppProcess, Integer> silent = new HashMap<>();
  private final AtomicInteger live = new AtomicInteger();
  private final AtomicInteger down = new AtomicInteger();
  private final AtomicInteger longestSilence = new AtomicInteger();
  private final AtomicInteger pages = new AtomicInteger();
  private final AtomicInteger noPage = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final Thread thread;
  private volatile boolean isClosed;

  Probes(List<AppProcess> instances) {
    this.instances = instances;
    thread = Thread.ofPlatform().daemon().name("probes").start(this::run);
  }

  private void run() {
    while (!isClosed) {
      instances.forEach(this::probe);
      LoadPause.seconds(EVERY_SECONDS);
    }
  }

  private void probe(AppProcess instance) {
    int start = instance.starts();
    int port = instance.healthPort();
    if (port == 0 || !instance.isMeantToRun()) {
      return;
    }
    List<CompletableFuture<Integer>> scrapes = scrapes(instance.port());
    int status = instance.status(port, "/health/live");
    scrapes.forEach(scrape -> count(scrape.join()));
    if (instance.isMeantToRun() && instance.starts() == start) {
      check(instance, status);
    }
  }

  private void check(AppProcess instance, int status) {
    live.addAndGet(status == OK ? 1 : 0);
    down.addAndGet(status == UNAVAILABLE ? 1 : 0);
    int row = status == 0 ? silent.getOrDefault(instance, 0) + 1 : 0;
    silent.put(instance, row);
    longestSilence.accumulateAndGet(row, Math::max);
  }

  private List<CompletableFuture<Integer>> scrapes(int port) {
    List<CompletableFuture<Integer>> scrapes = new ArrayList<>();
    for (int i = 0; i < PAGES.size(); i++) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PAGES.get(i)))
              .timeout(Duration.ofSeconds(5));
      if (i == 0) {
        request.header("Accept", "application/openmetrics-text").header("Accept-Encoding", "gzip");
      }
      scrapes.add(
          client
              .sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
              .thenApply(HttpResponse::statusCode)
              .exceptionally(why -> 0));
    }
    return scrapes;
  }

  private void count(int status) {
    pages.addAndGet(status == OK ? 1 : 0);
    noPage.addAndGet(status == 0 ? 1 : 0);
    failed.addAndGet(status >= FAILED ? 1 : 0);
  }

  /** Asserts that no instance would have been restarted, and no page failed. */
  void assertWell() {
    assertThat(live.get()).as("answers to liveness probes").isPositive();
    assertThat(down.get()).as("answers of an instance that it is down").isZero();
    assertThat(longestSilence.get())
        .as("liveness probes in a row without an answer")
        .isLessThanOrEqualTo(MOST_IN_ROW);
    assertThat(failed.get()).as("pages that failed").isZero();
  }

  /** The total lag over all topics, as an instance reports it; -1 if unknown. */
  static double lag(AppProcess instance) {
    try {
      List<Double> lags =
          instance
              .page("/metrics")
              .lines()
              .filter(line -> line.startsWith("weir_lag_records{"))
              .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
              .toList();
      return lags.isEmpty() ? -1 : lags.stream().mapToDouble(Double::doubleValue).sum();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public String toString() {
    return "%,d live, %,d down, at most %d in a row without an answer; %,d pages, %,d not taken, %,d failed"
        .formatted(
            live.get(), down.get(), longestSilence.get(), pages.get(), noPage.get(), failed.get());
  }

  /** Stops probing. */
  void stop() {
    isClosed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
    client.close();
  }
}
