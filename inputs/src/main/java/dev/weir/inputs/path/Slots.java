package dev.weir.inputs.path;

import dev.weir.schemas.DeadLetterReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record, by slot. A reader fills them, and they are reused for the next record.
 * Numbers are kept in arrays that grow up to a limit, without an object each. Not thread-safe.
 *
 * <p>A second value for a slot that takes one is an error: the record has the field twice.
 */
public final class Slots {
  /** Maximum number of numbers in a slot: 32 MiB. */
  public static final int MOST_NUMBERS = 1 << 22;

  private static final int FIRST_CAPACITY = 64;
  private static final int FIRST_ROWS = 8;

  /** Longer arrays are not kept for the next record, or one large record would hold its memory. */
  private static final int MOST_KEPT = 1 << 16;

  private final SlotPlan plan;
  private final State[] states;
  private int filled;

  /** Creates slots for a plan. */
  public Slots(SlotPlan plan) {
    this.plan = plan;
    states = plan.slots().stream().map(State::new).toArray(State[]::new);
  }

  private static final class State {
    private final Slot slot;
    private final String path;
    private final boolean takesArray;
    private final boolean hasEach;
    private Found found = Found.NOTHING;
    private double[] numbers;
    private int count;
    private int[] rowEnds = {};
    private int rows;
    private int depth;
    private boolean wasArray;
    private long integer;
    private double decimal;
    private @Nullable ChronoUnit unit;
    private @Nullable String text;
    private byte @Nullable [] bytes;
    private int from;
    private int length;

    State(Slot slot) {
      this.slot = slot;
      path = slot.path().toString();
      takesArray = slot.use().isArray();
      hasEach = slot.path().hasEach();
      numbers = new double[takesArray ? FIRST_CAPACITY : 0];
    }

    void clear() {
      found = Found.NOTHING;
      count = 0;
      rows = 0;
      depth = 0;
      wasArray = false;
      text = null;
      bytes = null;
      unit = null;
      if (numbers.length > MOST_KEPT) {
        numbers = new double[FIRST_CAPACITY];
      }
      if (rowEnds.length > MOST_KEPT) {
        rowEnds = new int[FIRST_ROWS];
      }
    }
  }

  /** What the slots are for. */
  public SlotPlan plan() {
    return plan;
  }

  /** Forgets the last record. */
  public void clear() {
    filled = 0;
    for (State state : states) {
      state.clear();
    }
  }

  /** Whether a reader may stop, since nothing that follows is wanted. */
  public boolean isDone() {
    return plan.stopsEarly() && filled == states.length;
  }

  // For readers.

  /** A number that may have a fraction. */
  public void decimal(int slot, double value) {
    State state = states[slot];
    if (state.takesArray) {
      append(state, value);
    } else {
      set(state, Found.DECIMAL);
      state.decimal = value;
    }
  }

  /** A whole number. */
  public void integer(int slot, long value) {
    State state = states[slot];
    if (state.takesArray) {
      append(state, (double) value);
    } else {
      set(state, Found.INTEGER);
      state.integer = value;
    }
  }

  /**
   * A point in time, which the schema declares as such.
   *
   * @param value units since the epoch, UTC
   */
  public void moment(int slot, long value, ChronoUnit unit) {
    State state = states[slot];
    if (state.takesArray) {
      append(state, (double) value);
    } else {
      set(state, Found.MOMENT);
      state.integer = value;
      state.unit = unit;
    }
  }

  /** A text, a symbol of an enum, or the text of a UUID or decimal. */
  public void text(int slot, String value) {
    State state = scalar(slot, Found.TEXT);
    state.text = value;
  }

  /** A truth value. */
  public void bool(int slot, boolean value) {
    State state = states[slot];
    if (state.takesArray) {
      throw wrong(state, Found.BOOLEAN.text());
    }
    set(state, Found.BOOLEAN);
    state.integer = value ? 1 : 0;
  }

  /** Bytes, which are not copied: valid until the record's array changes. */
  public void bytes(int slot, byte[] array, int from, int length) {
    State state = scalar(slot, Found.BYTES);
    state.bytes = array;
    state.from = from;
    state.length = length;
  }

  /** A null. */
  public void nothing(int slot) {
    State state = states[slot];
    if (state.depth > 0 || !state.slot.optional()) {
      throw wrong(state, "null");
    }
    set(state, Found.NULL);
  }

  /** The beginning of an array, or of an array in an array, where the slot's value is. */
  public void beginArray(int slot) {
    State state = states[slot];
    if (!state.takesArray) {
      throw wrong(state, "an array");
    }
    boolean follows = state.count > lastEnd(state);
    if (state.depth == (state.hasEach ? 1 : 2) || (state.depth == 1 && follows)) {
      throw wrong(state, "an array");
    }
    if (state.depth == 0 && !state.hasEach) {
      begin(state);
      state.wasArray = true;
    } else if (state.depth == 0 && follows) {
      throw twice(state);
    }
    state.depth++;
  }

  /** The end of what {@link #beginArray} began. */
  public void endArray(int slot) {
    State state = states[slot];
    if (--state.depth == 1) {
      endRow(state);
    }
  }

  /** An object, a record or a map where the slot's value is. */
  public UnmappableException structure(int slot, String what) {
    return wrong(states[slot], what);
  }

  /** The exception for something in a slot's place that it does not take. */
  public UnmappableException wrong(int slot, String what) {
    return wrong(states[slot], what);
  }

  /**
   * The end of an array's element, whose values below {@code [*]} are one row of each slot.
   *
   * @param slots that have their path through all elements
   * @param index of the element
   */
  public void endElement(int[] slots, int index) {
    for (int slot : slots) {
      State state = states[slot];
      if (!state.takesArray || !state.hasEach) {
        continue;
      }
      if (state.count == lastEnd(state)) {
        throw UnmappableException.undecodable(
            at(state, index), "nothing there; every element needs it");
      }
      endRow(state);
    }
  }

  /** The beginning of an array whose elements are rows: so that an empty one counts as found. */
  public void beginElements(int[] slots) {
    for (int slot : slots) {
      State state = states[slot];
      if (state.takesArray && state.hasEach) {
        begin(state);
        state.wasArray = true;
      }
    }
  }

  // For those who use the record.

  /** The path of a slot, as text. */
  public String path(int slot) {
    return states[slot].path;
  }

  /** What a slot holds. */
  public Found found(int slot) {
    return states[slot].found;
  }

  /** Whether a slot holds something other than null. */
  public boolean has(int slot) {
    Found found = states[slot].found;
    return found != Found.NOTHING && found != Found.NULL;
  }

  /** How many numbers there are. */
  public int count(int slot) {
    return states[slot].count;
  }

  /** The slot's own array, of which {@link #count} numbers are valid. */
  public double[] numbers(int slot) {
    return states[slot].numbers;
  }

  /** A copy of the numbers. */
  public double[] copyOfNumbers(int slot) {
    State state = states[slot];
    return Arrays.copyOf(state.numbers, state.count);
  }

  /** Whether the numbers were in an array; otherwise it is a single one. */
  public boolean wasArray(int slot) {
    return states[slot].wasArray;
  }

  /** How many rows the numbers are in: the inner arrays, or the elements; 0: there are none. */
  public int rows(int slot) {
    return states[slot].rows;
  }

  /**
   * The length of all rows.
   *
   * @throws UnmappableException if they differ
   */
  public int rowLength(int slot) {
    State state = states[slot];
    int length = state.rowEnds[0];
    for (int row = 1; row < state.rows; row++) {
      int other = state.rowEnds[row] - state.rowEnds[row - 1];
      if (other != length) {
        throw new UnmappableException(
            DeadLetterReason.WRONG_SIZE,
            at(state, row),
            "%d numbers, where the first row has %d".formatted(other, length));
      }
    }
    return length;
  }

  /** The whole number of a slot; also of a moment, in its unit, and of a truth value. */
  public long integer(int slot) {
    return states[slot].integer;
  }

  /** The number of a slot that holds one, whole or not. */
  public double number(int slot) {
    State state = states[slot];
    return switch (state.found) {
      case DECIMAL -> state.decimal;
      case INTEGER, MOMENT -> state.integer;
      default -> throw wrong(state, state.found.text());
    };
  }

  /** The unit of a {@linkplain Found#MOMENT moment}. */
  public @Nullable ChronoUnit unit(int slot) {
    return states[slot].unit;
  }

  /** The text of a slot that holds one. */
  public @Nullable String string(int slot) {
    return states[slot].text;
  }

  /** The bytes' array; they begin at {@link #from} and are {@link #length} long. */
  public byte @Nullable [] array(int slot) {
    return states[slot].bytes;
  }

  public int from(int slot) {
    return states[slot].from;
  }

  public int length(int slot) {
    return states[slot].length;
  }

  /**
   * A slot's value as text: whole numbers in digits, also those written with a fraction of zero, a
   * point in time as ISO-8601 in UTC.
   *
   * @throws UnmappableException if it is not a text, a number, a truth value or a time
   */
  public String asText(int slot) {
    State state = states[slot];
    return switch (state.found) {
      case TEXT -> state.text;
      case INTEGER -> Long.toString(state.integer);
      case DECIMAL -> plain(state);
      case BOOLEAN -> state.integer == 1 ? "true" : "false";
      case MOMENT -> instant(state);
      default -> throw wrong(state, state.found.text());
    };
  }

  private static String plain(State state) {
    double value = state.decimal;
    if (!Double.isFinite(value)) {
      throw wrong(state, "a number that is not finite");
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String instant(State state) {
    try {
      return Instant.EPOCH.plus(state.integer, state.unit).toString();
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(state, "a time out of range");
    }
  }

  private State scalar(int slot, Found what) {
    State state = states[slot];
    if (!state.slot.use().isScalar() || state.depth > 0) {
      throw wrong(state, what.text());
    }
    set(state, what);
    return state;
  }

  private void set(State state, Found what) {
    begin(state);
    state.found = what;
  }

  private void begin(State state) {
    if (state.found != Found.NOTHING) {
      throw twice(state);
    }
    state.found = Found.NUMBERS;
    filled++;
  }

  private static UnmappableException twice(State state) {
    return UnmappableException.undecodable(state.path, "the record has it more than once");
  }

  private void append(State state, double value) {
    if (state.depth == 0) {
      appendAlone(state);
    } else if (state.depth == 1 && state.rows > 0 && !state.hasEach) {
      throw wrong(state, "a number after arrays");
    }
    int count = state.count;
    if (count == state.numbers.length) {
      grow(state);
    }
    state.numbers[count] = value;
    state.count = count + 1;
  }

  /** A number that is not in an array of the slot. */
  private void appendAlone(State state) {
    if (!state.hasEach) {
      begin(state);
    } else if (state.count > lastEnd(state)) {
      throw twice(state);
    }
  }

  private static void grow(State state) {
    if (state.count >= MOST_NUMBERS) {
      throw new UnmappableException(
          DeadLetterReason.TOO_LARGE, state.path, "more than %,d numbers".formatted(MOST_NUMBERS));
    }
    state.numbers = Arrays.copyOf(state.numbers, Math.min(2 * state.count, MOST_NUMBERS));
  }

  private static void endRow(State state) {
    if (state.rows == state.rowEnds.length) {
      if (state.rows >= MOST_NUMBERS) {
        throw new UnmappableException(
            DeadLetterReason.TOO_LARGE, state.path, "more than %,d arrays".formatted(MOST_NUMBERS));
      }
      state.rowEnds = Arrays.copyOf(state.rowEnds, Math.max(FIRST_ROWS, 2 * state.rows));
    }
    state.rowEnds[state.rows++] = state.count;
  }

  private static int lastEnd(State state) {
    return state.rows == 0 ? 0 : state.rowEnds[state.rows - 1];
  }

  private static UnmappableException wrong(State state, String what) {
    return UnmappableException.undecodable(at(state), what + ", not " + wanted(state));
  }

  private static String wanted(State state) {
    return switch (state.slot.use()) {
      case VALUES -> state.depth > 0 ? "a number" : "an array of numbers or a number";
      case PIXELS -> state.depth > 0 ? "a number" : "bytes, a text or an array of numbers";
      case START -> "a whole number";
      case INTERVAL, WIDTH, HEIGHT -> "a number";
      case TIME -> "a time";
      default -> "a text or a number";
    };
  }

  /** The path to the next number of an array that is being read, otherwise that of the slot. */
  private static String at(State state) {
    if (state.hasEach) {
      return at(state, state.rows);
    }
    String path = state.path;
    int column = state.count - lastEnd(state);
    return switch (state.depth) {
      case 0 -> path;
      case 1 -> "%s[%d]".formatted(path, state.rows + column);
      default -> "%s[%d][%d]".formatted(path, state.rows, column);
    };
  }

  private static String at(State state, int row) {
    String path = state.path;
    return state.hasEach ? path.replace("[*]", "[" + row + "]") : "%s[%d]".formatted(path, row);
  }
}
