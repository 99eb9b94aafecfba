package dev.weir.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the names of columns tell of a layout other than one signal of one channel a line. */
final class CsvNamePatterns {
  private static final Set<String> LONG_FORMAT = Set.of("readingid", "dimid", "variable");

  private CsvNamePatterns() {}

  /**
   * What is odd about the names, if anything.
   *
   * @throws DataException if each line holds a single reading
   */
  static Optional<String> check(Path file, CsvColumnNames names, CsvRole[] roles) {
    List<String> values =
        IntStream.range(0, roles.length)
            .filter(i -> roles[i] == CsvRole.VALUE && !names.names().isEmpty())
            .mapToObj(names::of)
            .toList();
    List<String> plain =
        values.stream()
            .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", ""))
            .toList();
    if (plain.contains("value") && plain.stream().anyMatch(LONG_FORMAT::contains)) {
      throw DataException.in(
          file,
          "has the long format, one reading a line (columns %s); Weir reads one signal a line, so pivot it, in pandas by df.pivot(index=..., columns='reading_id', values='value')"
              .formatted(String.join(", ", values)));
    }
    return channels(values);
  }

  /** Names such as x_0, x_1, y_0, y_1: as many with the one stem as with the other. */
  private static Optional<String> channels(List<String> names) {
    Map<String, Integer> stems = new LinkedHashMap<>();
    names.forEach(name -> stems.merge(stem(name), 1, Integer::sum));
    int samples = stems.isEmpty() ? 0 : stems.values().iterator().next();
    boolean alike = stems.values().stream().allMatch(count -> count == samples);
    if (stems.size() < 2 || samples < 2 || !alike) {
      return Optional.empty();
    }
    return Optional.of(
        "the names of the columns look like %d channels (%s) of %d samples; CSV holds one channel, so they are read as one signal of %d values. Several channels: JSON lines for send, .ts files for training"
            .formatted(stems.size(), String.join(", ", stems.keySet()), samples, names.size()));
  }

  /** A name without the number at its end. */
  static String stem(String name) {
    return name.replaceFirst("[\\s_.-]*\\d+$", "");
  }
}
