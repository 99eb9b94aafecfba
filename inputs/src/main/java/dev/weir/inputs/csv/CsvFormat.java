package dev.weir.inputs.csv;

import com.fasterxml.jackson.core.io.NumberInput;
import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.mapping.FormatSettings;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.FieldPath.Slice;
import dev.weir.inputs.path.Slot;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one line of CSV: columns by name, or by number from 0; {@code [3]} is a column too, {@code
 * $} are all columns as one array, {@code [2..41]} those of a range, and {@code [2..]} those from
 * one on. A column may be quoted, and a quote in it is doubled (RFC 4180). An empty column is
 * absent. Blanks around a number are ignored.
 */
public final class CsvFormat implements FormatReader {
  private final List<String> header;
  private final CsvLine line;
  private final Column[] columns;

  /** Which columns a slot takes: one if both are equal and it is no array. */
  private record Column(int slot, SlotUse use, int from, int to, boolean isArray) {}

  /**
   * Creates a reader.
   *
   * @throws IllegalArgumentException if a path is no column; for users
   */
  public CsvFormat(FormatSettings settings, SlotPlan plan) {
    header = settings.header();
    line = new CsvLine(settings.separator());
    columns = plan.slots().stream().map(this::column).toArray(Column[]::new);
  }

  private Column column(Slot slot) {
    List<FieldPath.Step> steps = slot.path().steps();
    if (steps.isEmpty()) {
      return new Column(slot.index(), slot.use(), 0, Slice.OPEN, true);
    }
    if (steps.size() == 1) {
      switch (steps.getFirst()) {
        case Slice(int from, int to) -> {
          return new Column(slot.index(), slot.use(), from, to, true);
        }
        case FieldPath.Field(String name) -> {
          int at = ColumnNames.find(header, name);
          return new Column(slot.index(), slot.use(), at, at, false);
        }
        case FieldPath.Index(int at) -> {
          return new Column(slot.index(), slot.use(), at, at, false);
        }
        default -> {}
      }
    }
    throw new IllegalArgumentException(
        "'%s' is no column; write its name or number, or a range such as [2..41]"
            .formatted(slot.path()));
  }

  @Override
  public void read(String topic, byte[] value, Slots slots) {
    line.split(value);
    for (Column column : columns) {
      if (column.isArray()) {
        array(column, slots);
      } else if (column.from() < line.columns() && !line.isEmpty(column.from())) {
        single(column, slots);
      }
    }
  }

  private void array(Column column, Slots slots) {
    int last = column.to() == Slice.OPEN ? line.columns() - 1 : column.to();
    if (last >= line.columns()) {
      throw UnmappableException.undecodable(
          name(last), "no such column; the line has %d".formatted(line.columns()));
    }
    slots.beginArray(column.slot());
    for (int at = column.from(); at <= last; at++) {
      slots.decimal(column.slot(), number(at));
    }
    slots.endArray(column.slot());
  }

  private void single(Column column, Slots slots) {
    int at = column.from();
    switch (column.use()) {
      case VALUES -> slots.decimal(column.slot(), number(at));
      case TIME -> {
        if (line.isNumber(at)) {
          putNumber(column.slot(), at, slots);
        } else {
          slots.text(column.slot(), line.text(at));
        }
      }
      case START, INTERVAL, WIDTH, HEIGHT -> {
        requireNumber(at);
        putNumber(column.slot(), at, slots);
      }
      default -> slots.text(column.slot(), line.text(at));
    }
  }

  private void putNumber(int slot, int at, Slots slots) {
    if (line.isWhole(at)) {
      slots.integer(slot, NumberInput.parseLong(line.number(at)));
    } else {
      slots.decimal(slot, number(at));
    }
  }

  private double number(int at) {
    requireNumber(at);
    try {
      return line.parseNumber(at);
    } catch (NumberFormatException e) {
      throw notANumber(at);
    }
  }

  private void requireNumber(int at) {
    if (!line.isNumber(at)) {
      throw notANumber(at);
    }
  }

  private UnmappableException notANumber(int at) {
    return UnmappableException.undecodable(
        name(at), (line.isEmpty(at) ? "empty" : "a text") + ", not a number");
  }

  private String name(int column) {
    return column < header.size() ? header.get(column) : "column " + column;
  }

  @Override
  public List<FoundField> fields(String topic, byte[] value) {
    line.split(value);
    List<FoundField> fields = new ArrayList<>();
    fields.add(new FoundField(new FieldPath(List.of()), "%d columns".formatted(line.columns())));
    for (int at = 0; at < Math.min(line.columns(), FoundField.MOST - 1); at++) {
      String name = at < header.size() ? header.get(at) : Integer.toString(at);
      fields.add(new FoundField(FieldPath.ofField(name), kind(at)));
    }
    return fields;
  }

  private String kind(int at) {
    if (line.isEmpty(at)) {
      return "empty";
    }
    return line.isNumber(at) ? "a number" : "a text";
  }
}
