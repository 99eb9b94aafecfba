package dev.weir.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.view.AccuracyMeters;
import dev.weir.stream.view.VersionAccuracy;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScrapesTest {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int PAGES = 500;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AccuracyMeters accuracy = new AccuracyMeters(registry);
  private final DriftMeters drift = new DriftMeters(registry);

  @Test
  void shouldGiveTwoScrapersWholePages() throws Exception {
    // given rows that are replaced before each page
    drift.task().statistic(new ScoringIdentity("m", "1", "champion"), 3);
    Scrapes scrapes = new Scrapes(registry, this::show, Duration.ZERO);
    Callable<List<String>> scraper =
        () -> IntStream.range(0, PAGES).mapToObj(i -> scrapes.page(TEXT)).toList();

    // when
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<List<String>>> scrapers = threads.invokeAll(Collections.nCopies(2, scraper));

      // then
      for (Future<List<String>> pages : scrapers) {
        assertThat(pages.get())
            .hasSize(PAGES)
            .allSatisfy(
                page ->
                    assertThat(page)
                        .containsOnlyOnce("\nweir_accuracy{")
                        .containsOnlyOnce("\nweir_confusion{")
                        .containsOnlyOnce("\nweir_drift_page_hinkley{"));
      }
    }
  }

  @Test
  void shouldBringRowsUpToDateOnceInAWhile() {
    // given
    AtomicInteger updates = new AtomicInteger();
    Scrapes often = new Scrapes(registry, updates::incrementAndGet, Duration.ZERO);
    Scrapes seldom = new Scrapes(registry, updates::incrementAndGet, Duration.ofHours(1));

    // when
    often.page(TEXT);
    often.page(TEXT);
    seldom.page(TEXT);
    seldom.page(TEXT);

    // then
    assertThat(updates).hasValue(3);
  }

  @Test
  void shouldGoOnAfterAPageThatFailed() {
    // given
    AtomicInteger updates = new AtomicInteger();
    Scrapes scrapes =
        new Scrapes(
            registry,
            () -> {
              if (updates.incrementAndGet() == 1) {
                throw new IllegalStateException("for once");
              }
              show();
            },
            Duration.ofSeconds(1));

    // when
    assertThatThrownBy(() -> scrapes.page(TEXT)).hasMessage("for once");

    // then
    assertThat(scrapes.page(TEXT)).contains("weir_accuracy{");
  }

  private void show() {
    accuracy.show(
        List.of(
            new VersionAccuracy(
                new ScoringIdentity("m", "1", "champion"),
                4,
                3,
                new TreeMap<>(Map.of("a", new TreeMap<>(Map.of("a", 3L)))),
                0.5,
                List.of())));
    drift.show();
  }
}
