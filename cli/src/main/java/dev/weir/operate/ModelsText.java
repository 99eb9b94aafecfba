package dev.weir.operate;

import dev.weir.console.Plural;
import dev.weir.console.Sizes;
import dev.weir.console.TextTable;
import dev.weir.publish.ModelCatalogue;
import dev.weir.publish.Timelines;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Published versions for a person. */
public final class ModelsText {

  /** They follow from accuracy and tests; a line has no room for them. */
  private static final Set<String> DERIVED = Set.of("errors", "lower", "upper");

  private ModelsText() {}

  /** All versions, and below them each route's timeline. */
  public static String of(ModelCatalogue catalogue, Instant now) {
    if (catalogue.manifests().isEmpty() && catalogue.assignments().isEmpty()) {
      return "no model is published; './weir publish' does that";
    }
    return Stream.concat(
            Stream.of(versions(catalogue, now).toString()),
            catalogue.assignments().stream().map(one -> timeline(catalogue, one, now)))
        .collect(Collectors.joining(System.lineSeparator().repeat(2)));
  }

  private static TextTable versions(ModelCatalogue catalogue, Instant now) {
    TextTable table =
        new TextTable("MODEL", "KIND", "SIZE", "CLASSES", "PUBLISHED", "FIGURES", "SCORES");
    for (ModelManifest manifest : catalogue.manifests()) {
      table.row(
          manifest.getName() + "/" + manifest.getVersion(),
          manifest.getKind(),
          Sizes.text(manifest.getBytes()),
          Integer.toString(manifest.getClasses().size()),
          manifest.getPublishedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          figures(manifest.getFigures()),
          uses(manifest, catalogue, now));
    }
    return table;
  }

  private static String timeline(ModelCatalogue catalogue, ModelAssignment one, Instant now) {
    String missing =
        one.getTimeline().stream()
            .flatMap(entry -> versions(entry).stream())
            .distinct()
            .filter(it -> catalogue.manifest(it.getName(), it.getVersion()).isEmpty())
            .map(it -> "%n  %s is not published".formatted(Timelines.name(it)))
            .collect(Collectors.joining());
    return TimelineText.of(one, now) + missing;
  }

  private static List<ModelVersion> versions(TimelineEntry entry) {
    return Stream.concat(Stream.of(entry.getChampion()), entry.getChallengers().stream()).toList();
  }

  /** One version, whole. */
  public static String of(ModelManifest manifest, ModelCatalogue catalogue, Instant now) {
    TextTable table = new TextTable(manifest.getName() + "/" + manifest.getVersion(), "");
    table.row("kind", manifest.getKind());
    table.row("input", manifest.getInput().getType() + " " + manifest.getInput().getDimensions());
    table.row("classes", String.join(", ", manifest.getClasses()));
    table.row("size", Plural.of(manifest.getBytes(), "byte"));
    table.row("SHA-256", manifest.getSha256());
    table.row("published", manifest.getPublishedAt().toString());
    table.row(
        "chunks",
        "%d, %s-%d offsets %d to %d"
            .formatted(
                manifest.getChunkCount(),
                manifest.getChunks().getTopic(),
                manifest.getChunks().getPartition(),
                manifest.getChunks().getFirstOffset(),
                manifest.getChunks().getLastOffset()));
    table.row("scores", uses(manifest, catalogue, now));
    new TreeMap<>(manifest.getFigures())
        .forEach((name, value) -> table.row("figure " + name, figure(value)));
    new TreeMap<>(manifest.getProvenance()).forEach(table::row);
    return table.toString();
  }

  private static String uses(ModelManifest manifest, ModelCatalogue catalogue, Instant now) {
    ModelVersion version = new ModelVersion(manifest.getName(), manifest.getVersion());
    List<VersionUse> uses = VersionUse.of(version, catalogue.assignments());
    return uses.isEmpty()
        ? "-"
        : uses.stream().map(use -> use.describe(now)).collect(Collectors.joining("; "));
  }

  private static String figures(Map<String, Double> figures) {
    String text =
        new TreeMap<>(figures)
            .entrySet().stream()
                .filter(entry -> !DERIVED.contains(entry.getKey()))
                .map(entry -> entry.getKey() + " " + figure(entry.getValue()))
                .collect(Collectors.joining(", "));
    return text.isEmpty() ? "-" : text;
  }

  private static String figure(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
