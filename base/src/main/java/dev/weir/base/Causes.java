package dev.weir.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The causes of failures. */
public final class Causes {
  /** Causes may form a cycle. */
  private static final int MOST = 100;

  private Causes() {}

  /** A failure and its causes, the failure first. */
  public static List<Throwable> of(Throwable failure) {
    List<Throwable> all = new ArrayList<>();
    for (Throwable each = failure; each != null && all.size() < MOST; each = each.getCause()) {
      all.add(each);
    }
    return all;
  }

  /** The first of a failure and its causes that has a type. */
  public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return of(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
