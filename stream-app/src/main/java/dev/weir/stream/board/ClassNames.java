package dev.weir.stream.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of classes that confusion counts have, numbered from 0 on; so many and no more. A name
 * that no cell has any more gives its number back.
 */
final class ClassNames {
  /** Twice what a window can have. */
  static final int MOST = 1 << 16;

  private final int most;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Name> names = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();

  /** A name and how many places of cells it has. */
  private static final class Name {
    private final String text;
    private int uses;

    private Name(String text) {
      this.text = text;
    }
  }

  ClassNames(int most) {
    this.most = most;
  }

  /** The number of a class, which has one use more; -1 where there is no more room. */
  int take(String name) {
    Integer known = numbers.get(name);
    if (known == null && room() == 0) {
      return -1;
    }
    int number = known == null ? add(name) : known;
    names.get(number).uses++;
    return number;
  }

  private int add(String name) {
    int number = free.isEmpty() ? names.size() : free.pop();
    if (number == names.size()) {
      names.add(new Name(name));
    } else {
      names.set(number, new Name(name));
    }
    numbers.put(name, number);
    return number;
  }

  /** Gives one use of a number back. */
  void release(int number) {
    Name name = names.get(number);
    name.uses--;
    if (name.uses == 0) {
      numbers.remove(name.text);
      names.set(number, null);
      free.push(number);
    }
  }

  /** How many names can be added. */
  int room() {
    return most - numbers.size();
  }

  /** How many of some names have no number yet. */
  int missing(Set<String> some) {
    int missing = 0;
    for (String name : some) {
      missing += numbers.containsKey(name) ? 0 : 1;
    }
    return missing;
  }

  String name(int number) {
    return names.get(number).text;
  }
}
