package dev.weir.experiments.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.reports.text.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * The result of a benchmark of models that are split over instances.
 *
 * @param settings the benchmark's settings
 * @param images number of training images
 * @param figures by number of shards
 */
public record ShardBenchReport(
    ShardBenchSettings settings, int images, List<ShardPerformance> figures) {
  public ShardBenchReport {
    figures = List.copyOf(figures);
  }

  /** Renders a table. */
  public String text() {
    TextTable table =
        new TextTable(
            "SHARDS",
            "MOST ON ONE",
            "RECORDS/S",
            "CPU/RECORD, MS",
            "REQUEST BYTES",
            "ANSWER BYTES",
            "P50, MS",
            "P99, MS");
    for (ShardPerformance each : figures) {
      table.row(
          Integer.toString(each.shards()),
          Integer.toString(each.mostParts()),
          text(each.recordsPerSecond(), 1),
          text(each.cpuMillisPerRecord(), 1),
          text(each.requestBytes(), 0),
          text(each.answerBytes(), 0),
          text(each.p50Millis(), 0),
          text(each.p99Millis(), 0));
    }
    return table.toString();
  }

  private static String text(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** Renders one line of JSON. */
  public ObjectNode json() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    figures.forEach(each -> all.add(json(each)));
    return JsonNodeFactory.instance
        .objectNode()
        .put("images", images)
        .put("records", settings.bench().records())
        .put("partitions", settings.bench().partitions())
        .put("rate", settings.bench().rate())
        .set("shards", all);
  }

  private static ObjectNode json(ShardPerformance each) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("shards", each.shards())
        .put("mostParts", each.mostParts())
        .put("recordsPerSecond", rounded(each.recordsPerSecond(), 1))
        .put("cpuMillisPerRecord", rounded(each.cpuMillisPerRecord(), 2))
        .put("requestBytes", rounded(each.requestBytes(), 0))
        .put("answerBytes", rounded(each.answerBytes(), 0))
        .put("p50Millis", rounded(each.p50Millis(), 1))
        .put("p99Millis", rounded(each.p99Millis(), 1));
  }

  private static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
  }
}
