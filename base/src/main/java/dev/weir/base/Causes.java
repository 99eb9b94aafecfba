package dev.weir.base;

import java.util.ArrayList;
import java.util.List;

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
}
