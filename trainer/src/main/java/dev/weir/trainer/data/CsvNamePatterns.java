package dev.weir.trainer.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Detects, from column names, layouts other than one signal of one channel per line. */
final class CsvNamePatterns {
  private static final Set<String> LONG_FORMAT = Set.of("readingid", "dimid", "variable");

  /** Prefix and time: t and 0.5 of t0.5. */
  private static final Pattern TIME = Pattern.compile("(.*?[^\\d.]|)(\\d+\\.\\d+)");

  /** Times have few digits: thirds of a second are 0.33, 0.67, 1.00. */
  private static final double STEP_ERROR = 0.1;

  private static final int LEAST_NUMBERED = 4;
  private static final int MOST_SHOWN = 3;

  private CsvNamePatterns() {}

  /**
   * A warning about the names of value columns, if any.
   *
   * @throws DataException if each line contains a single reading
   */
  static Optional<String> check(Path file, List<String> values) {
    List<String> plain = values.stream().map(CsvRole::plain).toList();
    if (plain.contains("value") && plain.stream().anyMatch(LONG_FORMAT::contains)) {
      throw DataException.in(
          file,
          "has the long format, one reading per line (columns %s); Weir reads one signal per line, so pivot the table, in pandas with df.pivot(index=..., columns='reading_id', values='value')"
              .formatted(String.join(", ", values)));
    }
    return channels(values);
  }

  /** Detects duplicate names of value columns. */
  static Optional<String> twice(List<String> names) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    names.forEach(name -> counts.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum));
    List<String> found =
        counts.entrySet().stream()
            .filter(each -> each.getValue() > 1)
            .map(each -> "'%s' (%d columns)".formatted(each.getKey(), each.getValue()))
            .toList();
    return Optional.of(
            "several columns share a name: %s. All are read as values, and an option with such a name refers to the first"
                .formatted(shown(found)))
        .filter(it -> !found.isEmpty());
  }

  /** Detects columns without the numbered names of most others: date beside t0, t1, t2, ... */
  static Optional<String> unlike(List<String> names) {
    List<String> others = names.stream().filter(name -> !name.matches(".*\\d")).toList();
    int numbered = names.size() - others.size();
    if (others.isEmpty() || numbered < LEAST_NUMBERED || numbered <= others.size()) {
      return Optional.empty();
    }
    return Optional.of(
        "column%s %s %s read as %s, like the numbered columns (%s); if not a sample, use --ignore %s"
            .formatted(
                others.size() == 1 ? "" : "s",
                shown(others),
                others.size() == 1 ? "is" : "are",
                others.size() == 1 ? "a value" : "values",
                shown(names.stream().filter(name -> name.matches(".*\\d")).toList()),
                String.join(",", others)));
  }

  private static String shown(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())))
        + (names.size() > MOST_SHOWN ? ", …" : "");
  }

  /**
   * Detects names such as x_0, x_1, y_0, y_1: the same number for each stem. Equally spaced times,
   * such as t0.0, t0.5, t1.0, t1.5, do not count.
   */
  private static Optional<String> channels(List<String> names) {
    if (areTimes(names)) {
      return Optional.empty();
    }
    Map<String, Integer> stems = new LinkedHashMap<>();
    names.forEach(name -> stems.merge(stem(name), 1, Integer::sum));
    int samples = stems.isEmpty() ? 0 : stems.values().iterator().next();
    boolean alike = stems.values().stream().allMatch(count -> count == samples);
    if (stems.size() < 2 || samples < 2 || !alike) {
      return Optional.empty();
    }
    return Optional.of(
        "the column names look like %d channels (%s) of %d samples; CSV has one channel, so each line is read as one signal of %d values. For several channels, send JSON lines and train on the topic"
            .formatted(stems.size(), String.join(", ", stems.keySet()), samples, names.size()));
  }

  private static boolean areTimes(List<String> names) {
    List<Matcher> timed = names.stream().map(TIME::matcher).filter(Matcher::matches).toList();
    if (names.size() < 2
        || timed.size() < names.size()
        || timed.stream().map(it -> it.group(1)).distinct().count() > 1) {
      return false;
    }
    double[] times = timed.stream().mapToDouble(it -> Double.parseDouble(it.group(2))).toArray();
    double step = (times[times.length - 1] - times[0]) / (times.length - 1);
    return step > 0
        && IntStream.range(1, times.length)
            .allMatch(i -> Math.abs(times[i] - times[0] - i * step) < STEP_ERROR * step);
  }

  /** A name without its trailing number; empty if it is a number. */
  static String stem(String name) {
    return NumberParser.isNumber(name) ? "" : name.replaceFirst("[\\s_.-]*\\d+$", "");
  }
}
