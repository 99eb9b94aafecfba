package dev.weir.stream.labels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers distinct values in order of first use. */
final class DictionaryEncoder<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  /** The number of a value; assigned on first use. */
  int numberOf(T value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    values.add(value);
    numbers.put(value, values.size() - 1);
    return values.size() - 1;
  }

  /** All values by number; a live view. */
  List<T> values() {
    return values;
  }

  void clear() {
    numbers.clear();
    values.clear();
  }
}
