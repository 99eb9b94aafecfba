package dev.weir.trainer.history;

import dev.weir.classifiers.model.Provenance;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.trainer.data.DataException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The origin of a topic's data, as provenance entries of a model trained on them. */
public final class DataProvenance {

  private static final String FROM = Provenance.DATA + "from";
  private static final String TO = Provenance.DATA + "to";
  private static final String MARGIN = Provenance.DATA + "margin";
  private static final String ENDS = Provenance.DATA + "ends";
  private static final String SOURCES = Provenance.DATA + "sources";
  private static final String WINDOWS = Provenance.DATA + "windows";

  private static final Pattern WINDOW_RULE =
      Pattern.compile("window=(\\d+) stride=(\\d+) lateness=(\\d+) channels=(\\d+)");

  private DataProvenance() {}

  /** Provenance entries about the data besides their digest. */
  static SortedMap<String, String> entries(
      TopicDataSpec name, TopicData.Place place, EndOffsets ends, HistoryCounts counts) {
    SortedMap<String, String> entries = new TreeMap<>();
    entries.put(Provenance.DATA_NAME, name.text());
    entries.put(FROM, place.span().from().toString());
    entries.put(TO, place.span().to().toString());
    entries.put(MARGIN, place.span().margin().toString());
    entries.put(ENDS, ends.toString());
    place.sources().ifPresent(pattern -> entries.put(SOURCES, pattern.pattern()));
    place.windows().ifPresent(windows -> entries.put(WINDOWS, text(windows)));
    entries.putAll(counts.entries(Provenance.DATA));
    return entries;
  }

  /**
   * How windows were cut from a model's training data, if any.
   *
   * @throws DataException if the entry is invalid
   */
  static Optional<WindowSpec> windows(Provenance provenance) {
    return provenance.get(WINDOWS).map(DataProvenance::windows);
  }

  private static WindowSpec windows(String text) {
    Matcher parts = WINDOW_RULE.matcher(text);
    if (!parts.matches()) {
      throw new DataException("'%s' is not a window rule".formatted(text));
    }
    return new WindowSpec(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Long.parseLong(parts.group(3)),
        Integer.parseInt(parts.group(4)));
  }

  private static String text(WindowSpec windows) {
    return "window=%d stride=%d lateness=%d channels=%d"
        .formatted(windows.window(), windows.stride(), windows.lateness(), windows.channels());
  }

  /**
   * The span that a model was trained on.
   *
   * @throws DataException if the provenance lacks it
   */
  public static EventTimeRange span(Provenance provenance) {
    return new EventTimeRange(
        Instant.parse(entry(provenance, FROM)),
        Instant.parse(entry(provenance, TO)),
        Duration.parse(entry(provenance, MARGIN)));
  }

  /**
   * The sources that a model was trained on, in addition to the pattern in its data's name; empty:
   * all.
   *
   * @throws DataException if the entry is not a regular expression
   */
  static Optional<Pattern> sources(Provenance provenance) {
    return provenance.get(SOURCES).map(TopicDataSpec::sources);
  }

  static TopicDataSpec name(Provenance provenance) {
    return TopicDataSpec.parse(entry(provenance, Provenance.DATA_NAME));
  }

  static EndOffsets ends(Provenance provenance) {
    return EndOffsets.parse(entry(provenance, ENDS));
  }

  private static String entry(Provenance provenance, String name) {
    return provenance
        .get(name)
        .orElseThrow(() -> new DataException("the model's provenance has no entry " + name));
  }
}
