package dev.weir.stream.http;

import java.util.function.UnaryOperator;

/**
 * {@code /metrics}: all meters, as OpenMetrics if the client prefers it, otherwise in Prometheus'
 * text format.
 *
 * @param scrape renders the text for a content type
 */
public record PrometheusPage(UnaryOperator<String> scrape) implements Page {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  @Override
  public Answer answer() {
    return answer("");
  }

  @Override
  public Answer answer(String accept) {
    double open = AcceptHeader.weight(accept, "application/openmetrics-text");
    boolean isOpen = open > 0 && open >= AcceptHeader.weight(accept, "text/plain");
    String type = isOpen ? OPEN_METRICS : TEXT;
    return new Answer(200, type, scrape.apply(type));
  }
}
