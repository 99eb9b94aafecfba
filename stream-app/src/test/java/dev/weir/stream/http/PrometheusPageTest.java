package dev.weir.stream.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusPageTest {
  /** The header of Prometheus 3. */
  private static final String PROMETHEUS =
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
          + "application/openmetrics-text;version=0.0.1;q=0.5,"
          + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,"
          + "*/*;q=0.2";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final PrometheusPage page = new PrometheusPage(registry::scrape);

  @ParameterizedTest
  @ValueSource(strings = {PROMETHEUS, "application/openmetrics-text"})
  void shouldGiveOpenMetricsToWhoWouldRatherHaveThem(String accept) {
    // given
    Counter.builder("weir.records").register(registry).increment();

    // when
    Page.Answer answer = page.answer(accept);

    // then
    assertThat(answer.type()).startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(answer.body()).contains("weir_records_total 1.0").endsWith("# EOF\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/plain",
        "text/html, application/openmetrics-text;q=0",
        "text/plain;version=0.0.4;q=0.9,application/openmetrics-text;version=1.0.0;q=0.8"
      })
  void shouldGiveTextToOthers(String accept) {
    assertIsText(page.answer(accept));
  }

  @Test
  void shouldBeTextWhereNothingIsAskedFor() {
    assertIsText(page.answer());
  }

  private void assertIsText(Page.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).startsWith("text/plain; version=0.0.4");
    assertThat(answer.body()).isEqualTo(registry.scrape()).doesNotContain("# EOF");
  }
}
