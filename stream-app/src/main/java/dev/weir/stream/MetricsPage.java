package dev.weir.stream;

import dev.weir.inputs.MappingParts;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.MarkdownTable;
import dev.weir.schemas.Topic;
import dev.weir.stream.metrics.BrokerMonitor;
import dev.weir.stream.metrics.DriftMeters;
import dev.weir.stream.metrics.LagMeters;
import dev.weir.stream.metrics.RestoreMeters;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.DriftKind;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.view.AccuracyMeters;
import dev.weir.stream.view.VersionAccuracy;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The page of the application's own metrics, generated from the meters, so that the two always
 * agree.
 */
public final class MetricsPage {
  private static final String HEAD =
      """
      # Metrics

      Generated from the application's meters by `./weir serve --metrics`; a test fails if this page is stale.

      `/metrics` serves them as Prometheus text, or as OpenMetrics to clients that prefer it. Accuracy, confusion and drift are
      up to a second old. These names are stable: changes are in the changelog. Micrometer's meters of the JVM (`jvm_`,
      `process_`, `system_`) and of the Kafka clients and Kafka Streams (`kafka_`) are served, too; their names are defined by
      those libraries. A counter's name ends in `_total`; a timer, in seconds, has `_count`, `_sum`, `_max` and, if the table
      says histogram, `_bucket`. The timer and the counters of a model version end when it is in no timeline any more; if it is
      assigned again, they start at 0.

      | metric | type | labels | what it is |
      |---|---|---|---|
      """;

  private static final String EXAMPLE = "example";
  private static final NamingConvention PROMETHEUS = new PrometheusNamingConvention();

  private MetricsPage() {}

  /** Renders the whole page as Markdown. */
  public static String render() {
    SortedMap<String, List<Meter>> byName = new TreeMap<>();
    for (Meter meter : registered()) {
      byName.computeIfAbsent(name(meter.getId()), name -> new ArrayList<>()).add(meter);
    }
    StringBuilder page = new StringBuilder(HEAD);
    byName.forEach((name, meters) -> page.append(row(name, meters)));
    return page.toString();
  }

  /** Registers all meters of a running application. */
  private static List<Meter> registered() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    WeirMetrics metrics = new WeirMetrics(registry);
    var _ = metrics.route(EXAMPLE);
    var _ = metrics.pieces(EXAMPLE);
    MappingParts.ALL.forEach(
        part -> metrics.input(EXAMPLE).rejected(part, DeadLetterReason.UNDECODABLE));
    var _ = metrics.classifyTimer(new ModelVersionId(EXAMPLE, EXAMPLE));
    var _ = metrics.challengerFailures(new ModelVersionId(EXAMPLE, EXAMPLE));
    metrics.watchModels(List.of(EXAMPLE), route -> 0, route -> 0);
    new RestoreMeters(registry).watch(TopologyNames.OPEN_PREDICTIONS);
    new AccuracyMeters(registry).show(List.of(exampleFigures()));
    var _ = metrics.recordsMisplaced(Topic.SIGNALS.baseName());
    metrics.championFailed(new ModelVersionId(EXAMPLE, EXAMPLE));
    metrics.outputRefused(Topic.ACCURACY.baseName());
    metrics.shards().watch(List.of(EXAMPLE), () -> 0);
    metrics.watchGaps(List.of(Topic.SIGNALS.baseName()));
    var _ = new BrokerMonitor(registry, EXAMPLE, () -> EXAMPLE);
    exampleDrift(metrics.drift());
    new LagMeters(registry, Map::of).watch(Topic.SIGNALS.baseName());
    return registry.getMeters();
  }

  private static void exampleDrift(DriftMeters drift) {
    ScoringIdentity version = new ScoringIdentity(EXAMPLE, EXAMPLE, EXAMPLE);
    DriftMeters.Task task = drift.task();
    for (DriftKind kind : DriftKind.values()) {
      task.alarm(version, kind, 1);
    }
    task.index(version, DriftKind.MARGINS, 0);
    task.index(version, DriftKind.CLASSES, 0);
    task.statistic(version, 0);
    drift.show();
  }

  private static VersionAccuracy exampleFigures() {
    return new VersionAccuracy(
        new ScoringIdentity(EXAMPLE, EXAMPLE, EXAMPLE),
        1,
        1,
        new TreeMap<>(Map.of(EXAMPLE, new TreeMap<>(Map.of(EXAMPLE, 1L)))),
        1,
        List.of());
  }

  private static String name(Meter.Id id) {
    String name = PROMETHEUS.name(id.getName(), id.getType(), id.getBaseUnit());
    return id.getType() == Meter.Type.COUNTER ? name + "_total" : name;
  }

  private static String row(String name, List<Meter> meters) {
    Meter first = meters.getFirst();
    return MarkdownTable.line(
        "`" + name + "`",
        type(first),
        labels(meters),
        String.valueOf(first.getId().getDescription()));
  }

  private static String type(Meter meter) {
    String type = meter.getId().getType().name().toLowerCase(Locale.ROOT);
    boolean buckets =
        meter instanceof Timer timer && timer.takeSnapshot().histogramCounts().length > 0;
    return buckets ? type + ", histogram" : type;
  }

  /** The labels, with all values where these are a closed list. */
  private static String labels(List<Meter> meters) {
    SortedMap<String, SortedSet<String>> values = new TreeMap<>();
    for (Meter meter : meters) {
      for (Tag tag : meter.getId().getTags()) {
        values.computeIfAbsent(tag.getKey(), key -> new TreeSet<>()).add(tag.getValue());
      }
    }
    return values.entrySet().stream()
        .map(label -> label(label.getKey(), label.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String label(String key, SortedSet<String> values) {
    String name = "`" + key + "`";
    return values.size() == 1 ? name : name + " (" + String.join(", ", values) + ")";
  }
}
