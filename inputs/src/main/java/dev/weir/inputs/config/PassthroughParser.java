package dev.weir.inputs.config;

import dev.weir.inputs.mapping.Passthrough;
import dev.weir.inputs.path.FieldPath;
import dev.weir.schemas.DeadLetterHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parses {@code PATH:HEADER,PATH}. */
final class PassthroughParser {
  private PassthroughParser() {}

  /**
   * Parses a list.
   *
   * @throws IllegalArgumentException if a path or header is invalid, or a header is named twice
   */
  static List<Passthrough> parse(String text) {
    List<Passthrough> all = new ArrayList<>();
    Set<String> headers = new HashSet<>();
    for (String item : split(text, ',')) {
      Passthrough one = item(item);
      if (!headers.add(one.header())) {
        throw new IllegalArgumentException(
            "the header '%s' is named twice".formatted(one.header()));
      }
      all.add(one);
    }
    return List.copyOf(all);
  }

  private static Passthrough item(String text) {
    List<String> parts = split(text, ':');
    FieldPath path = FieldPath.parse(parts.getFirst());
    String header = parts.size() == 1 ? MappingParser.plain(path) : parts.getLast().strip();
    if (parts.size() > 2 || header.isEmpty()) {
      throw new IllegalArgumentException("'%s' is not PATH or PATH:HEADER".formatted(text.strip()));
    }
    if (path.hasEach() || path.hasSlice()) {
      throw new IllegalArgumentException("'%s' is not one value".formatted(path));
    }
    if (header.startsWith(DeadLetterHeaders.PREFIX)) {
      throw new IllegalArgumentException(
          "the header '%s' begins with %s, as Weir's own do"
              .formatted(header, DeadLetterHeaders.PREFIX));
    }
    return new Passthrough(path, header);
  }

  /** Splits outside quotes. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\\' && quoted) {
        i++;
      } else if (letter == '"') {
        quoted = !quoted;
      } else if (letter == separator && !quoted) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
