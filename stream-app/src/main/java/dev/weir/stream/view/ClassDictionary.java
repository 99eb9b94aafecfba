package dev.weir.stream.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A bounded dictionary of the class names in confusion counts, numbered from 0. The number of a
 * name that no cell uses any more is reused.
 */
final class ClassDictionary {
  /** Twice the maximum of a window. */
  static final int MOST = 1 << 16;

  private final int most;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Name> names = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();

  /** A name and its number of uses. */
  private static final class Name {
    private final String text;
    private int uses;

    private Name(String text) {
      this.text = text;
    }
  }

  ClassDictionary(int most) {
    this.most = most;
  }

  /** The number of a class, whose use count goes up by one; -1 if the dictionary is full. */
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

  /** Releases one use of a number. */
  void release(int number) {
    Name name = names.get(number);
    name.uses--;
    if (name.uses == 0) {
      numbers.remove(name.text);
      names.set(number, null);
      free.push(number);
    }
  }

  /** The number of names that can still be added. */
  int room() {
    return most - numbers.size();
  }

  /** The number of given names that are not in the dictionary. */
  int missing(Set<String> some) {
    return (int) some.stream().filter(name -> !numbers.containsKey(name)).count();
  }

  String name(int number) {
    return names.get(number).text;
  }
}
