package dev.weir.inputs;

import dev.weir.base.WireNamed;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.TextAt;
import dev.weir.inputs.mapping.TimeAt;
import dev.weir.inputs.path.Slot;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.UnmappableException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The part of a mapping that an error is about, such as {@code values}. Unlike paths, which contain
 * indexes of records, the parts are a closed list, as labels of metrics must be.
 */
public final class MappingParts {
  /** An error of the record as a whole, or of a place that the mapping does not name. */
  public static final String WHOLE = "whole";

  /** All parts. */
  public static final List<String> ALL =
      Stream.concat(Arrays.stream(SlotUse.values()).map(WireNamed::wireName), Stream.of(WHOLE))
          .toList();

  /** Parts by their paths, the longest first: one path may continue another. */
  private final SortedMap<String, String> byPath =
      new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(path -> path));

  /** Takes the paths of a mapping. */
  public MappingParts(InputMapping mapping) {
    for (Slot slot : new MappingPlan(mapping).plan.slots()) {
      byPath.putIfAbsent(slot.path().toString(), slot.use().wireName());
    }
    if (!(mapping.source() instanceof TextAt.InValue)) {
      byPath.put(InputCheck.where(mapping.source()), SlotUse.SOURCE.wireName());
    }
    if (mapping.time() instanceof TimeAt.InHeader) {
      byPath.put(InputCheck.where(mapping.time()), SlotUse.TIME.wireName());
    }
    byPath.remove("");
  }

  /** The part of an error: one of {@link #ALL}. */
  public String of(UnmappableException error) {
    return byPath.entrySet().stream()
        .filter(each -> continues(error.path(), each.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(WHOLE);
  }

  private static boolean continues(String path, String start) {
    return path.startsWith(start)
        && (path.length() == start.length() || "[.".indexOf(path.charAt(start.length())) >= 0);
  }
}
