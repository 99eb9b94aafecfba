package dev.weir.inputs.path;

import java.util.ArrayList;
import java.util.List;

/**
 * Which values of a record go to which slots, as a tree that a reader follows once per record.
 * Immutable.
 */
public final class SlotPlan {
  /** Indices in paths are limited, since a table of them is kept. */
  public static final int MAX_INDEX = 1 << 16;

  private final List<Slot> slots;
  private final PlanNode root = new PlanNode();

  private final boolean stopsEarly;

  private SlotPlan(List<Slot> slots, boolean stopsEarly) {
    this.slots = List.copyOf(slots);
    this.stopsEarly = stopsEarly;
    slots.forEach(root::add);
    root.finish();
  }

  /** The slots, by index. */
  public List<Slot> slots() {
    return slots;
  }

  /** The node of the record itself. */
  public PlanNode root() {
    return root;
  }

  /** Whether readers need not read on once every slot has its value. */
  public boolean stopsEarly() {
    return stopsEarly;
  }

  /** Collects slots. */
  public static final class Builder {
    private final List<Slot> slots = new ArrayList<>();

    /**
     * Adds a slot and returns its index.
     *
     * @throws IllegalArgumentException if an index of the path is too large, or all elements are
     *     wanted where one value is
     */
    public int add(SlotUse use, FieldPath path, boolean optional) {
      check(use, path);
      slots.add(new Slot(slots.size(), use, path, optional));
      return slots.size() - 1;
    }

    private static void check(SlotUse use, FieldPath path) {
      if (path.hasEach() && !use.isArray()) {
        throw new IllegalArgumentException(
            "'%s' has [*], but %s is one value".formatted(path, use.wireName()));
      }
      if (path.hasSlice() && use != SlotUse.VALUES) {
        throw new IllegalArgumentException(
            "'%s' has a range, but %s is one value".formatted(path, use.wireName()));
      }
      for (FieldPath.Step step : path.steps()) {
        if (step instanceof FieldPath.Index index && index.index() > MAX_INDEX) {
          throw new IllegalArgumentException(
              "'%s' has an index above %,d".formatted(path, MAX_INDEX));
        }
      }
    }

    /** The plan with the slots so far. */
    public SlotPlan build() {
      return new SlotPlan(slots, false);
    }

    /** The plan of a single value: what follows it in the record is not read. */
    public SlotPlan buildStoppingEarly() {
      if (slots.size() != 1 || slots.getFirst().use().isArray()) {
        throw new IllegalStateException("only for one value: " + slots);
      }
      return new SlotPlan(slots, true);
    }
  }
}
