package dev.weir.stream.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of classes that confusion counts have, numbered from 0 on; so many and no more. */
final class ClassNames {
  static final int MOST = 1 << 15;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** The number of a class; -1 where there is no more room. */
  int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() == MOST) {
      return -1;
    }
    numbers.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  boolean isFull() {
    return names.size() == MOST;
  }

  void clear() {
    numbers.clear();
    names.clear();
  }

  String name(int number) {
    return names.get(number);
  }
}
