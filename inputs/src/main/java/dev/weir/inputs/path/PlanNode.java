package dev.weir.inputs.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A place in a record that paths lead to or through. Immutable once the plan is made. */
public final class PlanNode {
  private final Map<String, PlanNode> fields = new HashMap<>();
  private final Map<Integer, PlanNode> byIndex = new TreeMap<>();
  private PlanNode[] elements = {};
  private @Nullable PlanNode each;
  private int[] slots = {};
  private int[] below = {};

  PlanNode() {}

  /** The node of a field, a key of a map or a column; null: nothing below is wanted. */
  public @Nullable PlanNode field(String name) {
    return fields.get(name);
  }

  /** The nodes of all fields that are wanted, by name. */
  public Map<String, PlanNode> fields() {
    return fields;
  }

  /** The node of an array's element alone; null: it is not wanted. */
  public @Nullable PlanNode element(int index) {
    return index < elements.length ? elements[index] : null;
  }

  /** One more than the greatest index that is wanted. */
  public int elements() {
    return elements.length;
  }

  /** The node of every element of an array; null: not all are wanted. */
  public @Nullable PlanNode each() {
    return each;
  }

  /** The slots that the value here is for. */
  public int[] slots() {
    return slots;
  }

  /** The slots here and further inwards. */
  public int[] below() {
    return below;
  }

  /** Whether the value here is for a slot. */
  public boolean isLeaf() {
    return slots.length > 0;
  }

  /** Whether fields of a record here are wanted. */
  public boolean hasFields() {
    return !fields.isEmpty();
  }

  /** Whether elements of an array here are wanted, other than as the whole of a slot. */
  public boolean hasElements() {
    return each != null || elements.length > 0;
  }

  void add(Slot slot) {
    PlanNode node = this;
    for (FieldPath.Step step : slot.path().steps()) {
      node.below = with(node.below, slot.index());
      node = node.next(step);
    }
    node.below = with(node.below, slot.index());
    node.slots = with(node.slots, slot.index());
  }

  private PlanNode next(FieldPath.Step step) {
    return switch (step) {
      case FieldPath.Field field -> fields.computeIfAbsent(field.name(), name -> new PlanNode());
      case FieldPath.Index index -> byIndex.computeIfAbsent(index.index(), i -> new PlanNode());
      case FieldPath.Each _ -> eachElement();
      // Only for columns, which are found by their path.
      case FieldPath.Slice _ -> new PlanNode();
    };
  }

  private PlanNode eachElement() {
    PlanNode node = each == null ? new PlanNode() : each;
    each = node;
    return node;
  }

  /** Call once after the last slot was added. */
  void finish() {
    List<PlanNode> inner = new ArrayList<>(fields.values());
    inner.addAll(byIndex.values());
    if (each != null) {
      inner.add(each);
    }
    if (!byIndex.isEmpty()) {
      elements = new PlanNode[((TreeMap<Integer, PlanNode>) byIndex).lastKey() + 1];
      byIndex.forEach((index, node) -> elements[index] = node);
    }
    inner.forEach(PlanNode::finish);
  }

  private static int[] with(int[] slots, int slot) {
    int[] longer = Arrays.copyOf(slots, slots.length + 1);
    longer[slots.length] = slot;
    return longer;
  }
}
