package dev.weir.stream.view;

import dev.weir.stream.names.ScoringIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The accuracy of each version as gauges: over all windows of the board, counted by all instances,
 * so every instance shows the same.
 */
public final class AccuracyMeters {
  private final MultiGauge accuracy;
  private final MultiGauge lower;
  private final MultiGauge upper;
  private final MultiGauge fading;
  private final MultiGauge labelled;
  private final MultiGauge confusion;

  public AccuracyMeters(MeterRegistry registry) {
    accuracy = gauge(registry, "weir.accuracy", "Share of labelled predictions that were correct.");
    lower =
        gauge(
            registry, "weir.accuracy.lower", "Lower bound of the accuracy's 95% Wilson interval.");
    upper =
        gauge(
            registry, "weir.accuracy.upper", "Upper bound of the accuracy's 95% Wilson interval.");
    fading =
        gauge(
            registry,
            "weir.accuracy.fading",
            "Prequential accuracy: the latest labels by event time have the greatest weight.");
    labelled =
        gauge(registry, "weir.accuracy.labelled", "Number of predictions with a known true class.");
    confusion =
        gauge(registry, "weir.confusion", "Labelled predictions by true and predicted class.");
  }

  /** Replaces all gauges with these figures. */
  public void show(List<VersionAccuracy> figures) {
    List<VersionAccuracy> known = figures.stream().filter(f -> f.labelled() > 0).toList();
    accuracy.register(rows(known, VersionAccuracy::accuracy), true);
    lower.register(rows(known, f -> f.interval().lower()), true);
    upper.register(rows(known, f -> f.interval().upper()), true);
    fading.register(rows(known, VersionAccuracy::fading), true);
    labelled.register(rows(known, VersionAccuracy::labelled), true);
    confusion.register(cells(known), true);
  }

  private static List<Row<?>> rows(
      List<VersionAccuracy> known, ToDoubleFunction<VersionAccuracy> figure) {
    return known.stream()
        .<Row<?>>map(f -> Row.of(tags(f.version()), figure.applyAsDouble(f)))
        .toList();
  }

  private static List<Row<?>> cells(List<VersionAccuracy> known) {
    List<Row<?>> rows = new ArrayList<>();
    for (VersionAccuracy figures : known) {
      for (var row : figures.confusion().entrySet()) {
        Tags actual = tags(figures.version()).and("actual", row.getKey());
        row.getValue()
            .forEach(
                (predicted, count) -> rows.add(Row.of(actual.and("predicted", predicted), count)));
      }
    }
    return rows;
  }

  /** The tags of a version. */
  public static Tags tags(ScoringIdentity version) {
    return Tags.of("model", version.model(), "version", version.version(), "role", version.role());
  }

  public static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }
}
