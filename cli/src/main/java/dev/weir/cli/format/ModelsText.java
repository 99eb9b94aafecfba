package dev.weir.cli.format;

import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.UnusableRecord;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.reports.text.ByteSizeFormat;
import dev.weir.reports.text.CountFormat;
import dev.weir.reports.text.TextTable;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TextSanitizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Published versions as text. */
public final class ModelsText {

  /** Derived from accuracy and tests; a line has no room for them. */
  private static final Set<String> DERIVED = Set.of("errors", "lower", "upper");

  /** Maximum number of unusable records shown on a terminal. */
  private static final int MOST_UNUSABLE = 20;

  /** Figures from here on are written with a power of ten, not with all their digits. */
  private static final double LARGE = 1e12;

  private ModelsText() {}

  /** All versions, followed by each route's timeline. */
  public static String of(ModelsView view, Instant now) {
    ModelCatalogue catalogue = view.catalogue();
    List<String> parts = new ArrayList<>();
    if (catalogue.manifests().isEmpty() && catalogue.assignments().isEmpty()) {
      parts.add("no model is published yet; './weir publish' publishes one");
    } else {
      parts.add(versions(catalogue, now).toString());
    }
    catalogue.assignments().forEach(one -> parts.add(timeline(view, one, now)));
    if (!catalogue.unusable().isEmpty()) {
      parts.add(unusable(catalogue.unusable()));
    }
    List<String> problems = StatusText.problems(view.answers());
    if (!problems.isEmpty()) {
      parts.add(String.join(System.lineSeparator(), problems));
    }
    return String.join(System.lineSeparator().repeat(2), parts);
  }

  private static String unusable(List<UnusableRecord> records) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of the topic models cannot be used; './weir models remove-record KEY' removes one:"
            .formatted(CountFormat.of(records.size(), "record")));
    records.stream()
        .limit(MOST_UNUSABLE)
        .map(
            each ->
                "  %s (%s): %s%s"
                    .formatted(
                        TextSanitizer.fit(each.key()),
                        each.place(),
                        each.unread() ? "it may be valid, the registry fails; " : "",
                        TextSanitizer.fit(each.why())))
        .forEach(lines::add);
    if (records.size() > MOST_UNUSABLE) {
      lines.add("  and %d more; --json lists all".formatted(records.size() - MOST_UNUSABLE));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static TextTable versions(ModelCatalogue catalogue, Instant now) {
    TextTable table =
        new TextTable("MODEL", "KIND", "SIZE", "CLASSES", "PUBLISHED", "FIGURES", "ASSIGNED");
    for (ModelManifest manifest : catalogue.manifests()) {
      table.row(
          manifest.getName() + "/" + manifest.getVersion(),
          TextSanitizer.fit(manifest.getKind()),
          ByteSizeFormat.text(manifest.getBytes()),
          Integer.toString(manifest.getClasses().size()),
          manifest.getPublishedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          TextSanitizer.fit(figures(manifest.getFigures())),
          uses(manifest, catalogue, now));
    }
    return table;
  }

  private static String timeline(ModelsView view, ModelAssignment one, Instant now) {
    ModelCatalogue catalogue = view.catalogue();
    String missing =
        TimelineQueries.versions(one)
            .filter(it -> catalogue.manifest(it.getName(), it.getVersion()).isEmpty())
            .map(
                it ->
                    "%n  %s is not published"
                        .formatted(TextSanitizer.fit(TimelineQueries.name(it))))
            .collect(Collectors.joining());
    return TimelineText.of(one, now) + missing + scoringText(view, one);
  }

  /** The reported status or, without any, the refusals by the rules and that it is unknown. */
  private static String scoringText(ModelsView view, ModelAssignment one) {
    if (view.isAnswered()) {
      return StatusText.lines(view.status(one), view.answers()).stream()
          .map(line -> System.lineSeparator() + "  " + line)
          .collect(Collectors.joining());
    }
    return TimelineText.refusals(view.refusals(one))
        + System.lineSeparator()
        + "  "
        + (view.isUnanswered() ? "assigned; no instance answered" : StatusText.NOT_QUERIED);
  }

  /** One version's full manifest and its status. */
  public static String of(ModelManifest manifest, ModelsView view, Instant now) {
    TextTable table = new TextTable(manifest.getName() + "/" + manifest.getVersion(), "");
    table.row("kind", manifest.getKind());
    table.row("input", manifest.getInput().getType() + " " + manifest.getInput().getDimensions());
    table.row("classes", String.join(", ", manifest.getClasses()));
    table.row("size", CountFormat.of(manifest.getBytes(), "byte"));
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
    table.row("assigned", uses(manifest, view.catalogue(), now));
    scoringText(manifest, view).forEach(table::row);
    new TreeMap<>(manifest.getFigures())
        .forEach((name, value) -> table.row("figure " + name, figure(value)));
    new TreeMap<>(manifest.getProvenance()).forEach(table::row);
    return table.toString();
  }

  /** A row per route of the version: its reported status, or its refusal by the rules. */
  private static SortedMap<String, String> scoringText(ModelManifest manifest, ModelsView view) {
    ModelVersion version = TimelineQueries.version(manifest);
    SortedMap<String, String> rows = new TreeMap<>();
    for (String route : view.catalogue().routesOf(version)) {
      ModelAssignment assignment = view.catalogue().requireAssignment(route);
      rows.put("on route " + route, scoringText(version, assignment, view));
    }
    return rows;
  }

  private static String scoringText(
      ModelVersion version, ModelAssignment assignment, ModelsView view) {
    if (view.isAnswered()) {
      return StatusText.of(TimelineQueries.name(version), view.status(assignment), view.answers());
    }
    Refusal refusal = view.refusals(assignment).get(version);
    if (refusal != null) {
      return "the application refuses it, %s: %s"
          .formatted(refusal.reason().wireName(), refusal.detail());
    }
    return view.isUnanswered() ? "assigned; no instance answered" : StatusText.NOT_QUERIED;
  }

  private static String uses(ModelManifest manifest, ModelCatalogue catalogue, Instant now) {
    ModelVersion version = TimelineQueries.version(manifest);
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
    if (Math.abs(value) >= LARGE) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
