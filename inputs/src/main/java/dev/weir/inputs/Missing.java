package dev.weir.inputs;

import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.Found;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.NameSuggestion;
import dev.weir.schemas.TextSanitizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes what is in a record instead of what its mapping says. */
final class Missing {
  private static final int MOST_NAMES = 12;
  private static final int LONGEST_NAME = 60;

  private Missing() {}

  /**
   * Returns if a slot has a value.
   *
   * @throws UnmappableException otherwise; names what is there instead
   */
  static void require(InputRecord record, FormatReader reader, Slots slots, int slot) {
    if (slots.found(slot) == Found.NOTHING) {
      FieldPath path = slots.plan().slots().get(slot).path();
      throw UnmappableException.undecodable(path.toString(), problem(record, reader, path));
    }
  }

  private static String problem(InputRecord record, FormatReader reader, FieldPath path) {
    byte[] value = record.value();
    return value == null
        ? "the record has no value"
        : instead(reader.fields(record.topic(), value), path);
  }

  /** What a record with these fields has instead of a path that it does not have. */
  static String instead(List<FoundField> fields, FieldPath path) {
    FieldPath parent = new FieldPath(List.of());
    for (FieldPath.Step step : path.steps()) {
      FieldPath next = parent.then(step instanceof FieldPath.Index ? new FieldPath.Each() : step);
      if (find(fields, next).isEmpty()) {
        return within(fields, parent, step);
      }
      parent = next;
    }
    return "nothing there; it is %s".formatted(find(fields, parent).orElse("empty"));
  }

  /** What a record with these fields has at a path. */
  static Optional<String> what(List<FoundField> fields, FieldPath path) {
    FieldPath of = new FieldPath(List.of());
    for (FieldPath.Step step : path.steps()) {
      of = of.then(step instanceof FieldPath.Index ? new FieldPath.Each() : step);
    }
    return find(fields, of);
  }

  private static Optional<String> find(List<FoundField> fields, FieldPath path) {
    return fields.stream()
        .filter(field -> field.path().equals(path))
        .map(FoundField::what)
        .findFirst();
  }

  private static String within(List<FoundField> fields, FieldPath parent, FieldPath.Step step) {
    String where = parent.steps().isEmpty() ? "the record" : TextSanitizer.fit(parent.toString());
    List<String> names = names(fields, parent);
    if (!(step instanceof FieldPath.Field wanted) || names.isEmpty()) {
      return "nothing there; %s is %s".formatted(where, find(fields, parent).orElse("empty"));
    }
    String near =
        NameSuggestion.of(wanted.name(), names)
            .map(name -> "; did you mean %s?".formatted(shown(name)))
            .orElse("");
    return "no such field; %s has %s%s".formatted(where, list(names), near);
  }

  private static List<String> names(List<FoundField> fields, FieldPath parent) {
    int depth = parent.steps().size();
    return fields.stream()
        .map(field -> field.path().steps())
        .filter(steps -> steps.size() == depth + 1)
        .filter(steps -> steps.subList(0, depth).equals(parent.steps()))
        .map(List::getLast)
        .filter(FieldPath.Field.class::isInstance)
        .map(step -> ((FieldPath.Field) step).name())
        .toList();
  }

  private static String list(List<String> names) {
    String shown =
        names.stream().limit(MOST_NAMES).map(Missing::shown).collect(Collectors.joining(", "));
    return names.size() <= MOST_NAMES
        ? shown
        : "%s and %d more".formatted(shown, names.size() - MOST_NAMES);
  }

  private static String shown(String name) {
    return TextSanitizer.fit(FieldPath.ofField(name).toString(), LONGEST_NAME);
  }
}
