package dev.weir.inputs.path;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value is in a record: names of nested fields or keys of maps, separated by dots, indices
 * of arrays in brackets, and {@code [*]} for all elements: {@code machine.id}, {@code
 * channels[0].data}, {@code samples[*].x}. For columns of CSV there are ranges, {@code [2..41]} and
 * {@code [2..]}. A name with a dot, a bracket or a comma is quoted: {@code "torque.nm".value};
 * within quotes, a backslash makes the next character literal. {@code $} is the record itself, and
 * may precede any path.
 *
 * @param steps from the record inwards; empty: the record itself
 */
public record FieldPath(List<Step> steps) {
  /** Maximum number of steps: deeper records are not read. */
  public static final int MOST_STEPS = 32;

  private static final String NEEDS_QUOTES = ".[]\",$: ";

  /** One step inwards. */
  public sealed interface Step {}

  /** To a field of a record or an object, the value of a map's key, or a column. */
  public record Field(String name) implements Step {}

  /** To an element of an array, counted from 0. */
  public record Index(int index) implements Step {}

  /** To all elements of an array. */
  public record Each() implements Step {}

  /**
   * To several elements of an array, or columns, as an array.
   *
   * @param from the first
   * @param to the last; {@link #OPEN}: the last there is
   */
  public record Slice(int from, int to) implements Step {
    /** No limit. */
    public static final int OPEN = Integer.MAX_VALUE;
  }

  public FieldPath {
    steps = List.copyOf(steps);
    if (steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException("a path has at most %d steps".formatted(MOST_STEPS));
    }
  }

  /** The path of a single name, which may have any characters. */
  public static FieldPath ofField(String name) {
    return new FieldPath(List.of(new Field(name)));
  }

  /**
   * Parses a path.
   *
   * @throws IllegalArgumentException if the text is none; the message says why
   */
  public static FieldPath parse(String text) {
    return new PathParser(text).whole();
  }

  /**
   * Parses paths separated by commas; names with commas are quoted.
   *
   * @throws IllegalArgumentException if one is invalid
   */
  public static List<FieldPath> parseAll(String text) {
    return new PathParser(text).list();
  }

  /** Whether it leads to all elements of an array. */
  public boolean hasEach() {
    return steps.stream().anyMatch(Each.class::isInstance);
  }

  /** Whether it leads to a range. */
  public boolean hasSlice() {
    return steps.stream().anyMatch(Slice.class::isInstance);
  }

  /** The path one step further. */
  public FieldPath then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new FieldPath(longer);
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return text(steps);
  }

  private static String text(List<Step> steps) {
    if (steps.isEmpty()) {
      return "$";
    }
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Field field -> text.append(text.isEmpty() ? "" : ".").append(quoted(field.name()));
        case Index index -> text.append('[').append(index.index()).append(']');
        case Slice(int from, int to) ->
            text.append("[%d..%s]".formatted(from, to == Slice.OPEN ? "" : to));
        case Each _ -> text.append("[*]");
      }
    }
    return text.toString();
  }

  private static String quoted(String name) {
    boolean isPlain =
        !name.isEmpty() && name.chars().noneMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0 || c == '\\');
    return isPlain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
