package dev.weir.schemas;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.avro.Schema;

/**
 * Refuses writers' schemas that turn a few bytes into much work or memory. Anyone with permission
 * to register a schema chooses it, and Avro follows it: {@code array<null>} reads as many items as
 * the data claims at zero bytes each, and a record of nested records, each with two fields of the
 * next type, doubles with every level.
 *
 * <p>In an accepted schema, all but a few values take at least a byte, so the work is proportional
 * to the payload's size, and so are the symbols that Avro keeps for skipping.
 */
public final class WriterSchemas {
  /** Maximum number of values that a schema describes; a named type counts at each use. */
  static final int MAX_VALUES = 2_000;

  /** Maximum nesting of records, arrays, maps and unions. */
  static final int MAX_DEPTH = 64;

  /** Maximum number of values without bytes, such as fields of type null. */
  static final int MAX_EMPTY = 16;

  private final String name;
  private final Deque<Schema> within = new ArrayDeque<>();
  private int values;
  private int empty;

  private WriterSchemas(String name) {
    this.name = name;
  }

  /**
   * Validates a schema before it is used.
   *
   * @param name of the schema in messages, such as "Schema id 7"
   * @throws UndecodableException if it is refused
   */
  public static void check(String name, Schema writer) {
    new WriterSchemas(name).visit(writer);
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
    String type = record.getFullName();
    long same = within.stream().filter(outer -> type.equals(outer.getFullName())).count();
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

  /** The branch index takes a byte, so null is free here. */
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

  /** Call only after the schema was visited; otherwise the work is unbounded. */
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
      throw new UndecodableException("%s is refused: it %s".formatted(name, problem));
    }
  }
}
