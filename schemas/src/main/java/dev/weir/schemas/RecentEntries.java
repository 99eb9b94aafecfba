package dev.weir.schemas;

import java.util.LinkedHashMap;
import java.util.Map;

/** A bounded map that evicts the least recently used entry. */
public final class RecentEntries<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;
  private static final int CAPACITY = 16;
  private static final float LOAD = 0.75f;

  private final int most;

  private RecentEntries(int most) {
    super(CAPACITY, LOAD, true);
    this.most = most;
  }

  /** An empty map of at most this many entries. */
  public static <K, V> Map<K, V> atMost(int most) {
    return new RecentEntries<>(most);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
