package dev.weir.schemas;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.avro.Schema;

/**
 * Refuses writers' schemas with which a few bytes make much work or take much memory. Who may
 * register a schema chooses it, and Avro does what it says: {@code array<null>} reads as many items
 * as a count in the data claims, at no byte each, and a record of records of records, each with two
 * fields of the next type, doubles with every level.
 *
 * <p>With what is left, no value but a few takes less than a byte, so that the work for a payload
 * is in proportion to its size, and so are the symbols that Avro keeps of what it is about to skip.
 */
final class WriterSchemas {
  /** Values that a schema may describe, where a named type counts each time it is used. */
  static final int MAX_VALUES = 2_000;

  /** Records, arrays, maps and unions within one another. */
  static final int MAX_DEPTH = 64;

  /** Values without a byte, such as a field of type null, that a schema may describe. */
  static final int MAX_EMPTY = 16;

  private final int id;
  private final Deque<Schema> within = new ArrayDeque<>();
  private int values;
  private int empty;

  private WriterSchemas(int id) {
    this.id = id;
  }

  /**
   * Checks a schema before anything is made of it.
   *
   * @throws UndecodableException if it is refused
   */
  static void check(int id, Schema writer) {
    new WriterSchemas(id).visit(writer);
  }

  private void visit(Schema schema) {
    require(++values <= MAX_VALUES, "describes more than %d values".formatted(MAX_VALUES));
    require(within.size() < MAX_DEPTH, "nests deeper than %d levels".formatted(MAX_DEPTH));
    within.push(schema);
    switch (schema.getType()) {
      case RECORD -> visitRecord(schema);
      case ARRAY -> visitArray(schema);
      case MAP -> visit(schema.getValueType());
      case UNION -> schema.getTypes().forEach(this::visitBranch);
      case NULL -> countEmpty();
      case FIXED -> visitFixed(schema);
      default -> {}
    }
    within.pop();
  }

  private void visitRecord(Schema record) {
    String name = record.getFullName();
    long same = within.stream().filter(outer -> name.equals(outer.getFullName())).count();
    require(same == 1, "has a record within itself");
    record.getFields().forEach(field -> visit(field.schema()));
    if (!takesBytes(record)) {
      countEmpty();
    }
  }

  private void visitArray(Schema array) {
    visit(array.getElementType());
    require(takesBytes(array.getElementType()), "has an array whose items take no bytes");
  }

  /** Which branch it is takes a byte: null is free of charge here. */
  private void visitBranch(Schema branch) {
    if (branch.getType() == Schema.Type.NULL) {
      require(++values <= MAX_VALUES, "describes more than %d values".formatted(MAX_VALUES));
    } else {
      visit(branch);
    }
  }

  private void visitFixed(Schema fixed) {
    if (fixed.getFixedSize() == 0) {
      countEmpty();
    }
  }

  private void countEmpty() {
    require(++empty <= MAX_EMPTY, "has more than %d values without a byte".formatted(MAX_EMPTY));
  }

  /** Only after the schema was visited, or the work would not be bounded. */
  private static boolean takesBytes(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> false;
      case FIXED -> schema.getFixedSize() > 0;
      case RECORD -> schema.getFields().stream().anyMatch(field -> takesBytes(field.schema()));
      default -> true;
    };
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      throw new UndecodableException("Schema id %d is refused: it %s".formatted(id, problem));
    }
  }
}
