package dev.weir.inputs.format;

import java.util.ArrayList;
import java.util.List;

/** Goes through all combinations of choices that are made one after the other. */
public final class SchemaChoices {
  private final List<Integer> chosen = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private int made;

  private SchemaChoices() {}

  /** What is made by choices. */
  public interface Making<T> {
    /** Makes one, asking for each choice in turn. */
    T by(SchemaChoices choices);
  }

  /** One for each combination, at most a number; the first one by the first choices. */
  public static <T> List<T> all(int most, Making<T> making) {
    SchemaChoices choices = new SchemaChoices();
    List<T> all = new ArrayList<>();
    do {
      choices.made = 0;
      all.add(making.by(choices));
    } while (all.size() < most && choices.next());
    return all;
  }

  /** The choice between things; at least one. */
  public <T> T of(List<T> things) {
    if (made == chosen.size()) {
      chosen.add(0);
      sizes.add(things.size());
    }
    return things.get(chosen.get(made++));
  }

  /** Whether there is another combination; goes on to it. */
  private boolean next() {
    while (!chosen.isEmpty()) {
      int last = chosen.removeLast();
      int size = sizes.removeLast();
      if (last + 1 < size) {
        chosen.add(last + 1);
        sizes.add(size);
        return true;
      }
    }
    return false;
  }
}
