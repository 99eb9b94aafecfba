package dev.weir.trainer.data;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Detects classes whose names differ only by letter case, blanks, invisible characters or number
 * format: {@code Up} and {@code up}, {@code 1} and {@code 01} and {@code 1.0}. They are usually one
 * class with two spellings.
 */
public final class AlikeClasses {
  private static final int MOST_NAMED = 5;

  /** A number with a larger exponent is not a class. */
  private static final int LONGEST_NUMBER = 30;

  private AlikeClasses() {}

  /** A sentence that lists them with their counts; empty if there are none. */
  public static Optional<String> doubt(Stream<String> labels) {
    Map<String, Long> counts =
        labels.collect(
            Collectors.groupingBy(
                label -> label, () -> new TreeMap<>(LabelOrder.INSTANCE), Collectors.counting()));
    Map<String, SequencedMap<String, Long>> alike = new LinkedHashMap<>();
    counts.forEach(
        (label, count) ->
            alike.computeIfAbsent(plain(label), it -> new LinkedHashMap<>()).put(label, count));
    List<String> found =
        alike.values().stream().filter(forms -> forms.size() > 1).map(LabelCounts::quoted).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int more = found.size() - MOST_NAMED;
    return Optional.of(
        "class names differ only in letter case, blanks or number format: %s%s; if they are one class, use one spelling"
            .formatted(
                String.join("; ", found.subList(0, Math.min(MOST_NAMED, found.size()))),
                more > 0 ? "; and %d more".formatted(more) : ""));
  }

  /** A normal form that is equal for similar names. */
  private static String plain(String label) {
    String text =
        Normalizer.normalize(label, Normalizer.Form.NFKC)
            .replaceAll("\\p{Cf}", "")
            .replaceAll("\\s+", " ")
            .strip();
    return text.length() <= LONGEST_NUMBER && NumberParser.isNumber(text)
        ? new BigDecimal(text).stripTrailingZeros().toString()
        : text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
