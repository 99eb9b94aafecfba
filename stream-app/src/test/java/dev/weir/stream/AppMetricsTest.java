package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.view.AccuracyView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppMetricsTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int PAGES = 500;

  @Test
  void shouldAnswerTwoScrapersWhileAccuracyChanges() throws Exception {
    // given
    WeirConfig config =
        WeirConfig.of(
            Map.of(
                "bootstrap.servers", "localhost:1", "schema.registry.url", "http://localhost:1"));
    AccuracyView accuracyView = new AccuracyView(Duration.ofHours(1), 0.99);
    accuracyView.put(window(1));
    try (AppMetrics appMetrics = new AppMetrics(config, accuracyView);
        var threads = Executors.newFixedThreadPool(2)) {
      // when each requests a different format
      List<Future<List<String>>> scrapers =
          threads.invokeAll(
              List.of(
                  scraper(appMetrics, accuracyView, "text/plain; version=0.0.4"),
                  scraper(
                      appMetrics, accuracyView, "application/openmetrics-text; version=1.0.0")));

      // then
      for (Future<List<String>> pages : scrapers) {
        assertThat(pages.get())
            .hasSize(PAGES)
            .allSatisfy(page -> assertThat(page).containsOnlyOnce("\nweir_accuracy{"));
      }
    }
  }

  private static Callable<List<String>> scraper(
      AppMetrics appMetrics, AccuracyView accuracyView, String type) {
    return () ->
        IntStream.range(0, PAGES)
            .mapToObj(
                i -> {
                  accuracyView.put(window(i + 1));
                  return appMetrics.scrape(type);
                })
            .toList();
  }

  private static AccuracyWindow window(long labelled) {
    return AccuracyWindow.newBuilder()
        .setModel("m")
        .setVersion("1")
        .setRole("champion")
        .setWindowStart(START)
        .setWindowEnd(START.plusSeconds(60))
        .setLabelled(labelled)
        .setCorrect(1)
        .setAccuracy(1.0 / labelled)
        .setLower(0)
        .setUpper(1)
        .setConfusion(List.of(new ConfusionCount("up", "up", labelled)))
        .build();
  }
}
