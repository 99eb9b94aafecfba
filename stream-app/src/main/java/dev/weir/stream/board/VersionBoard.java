package dev.weir.stream.board;

import dev.weir.stream.accuracy.VersionKey;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The windows of one version and role, and the sums over them. */
final class VersionBoard {
  private final NavigableMap<Long, WindowFigures> windows = new TreeMap<>();
  private final ConfusionSums confusion;

  VersionBoard(ClassNames names) {
    this.confusion = new ConfusionSums(names);
  }

  ConfusionSums confusion() {
    return confusion;
  }

  /** Sets a window's figures; returns whether the window is new. */
  boolean put(WindowFigures window) {
    return windows.put(window.start(), window) == null;
  }

  /** Removes a window; returns whether it existed. */
  boolean remove(long start) {
    return windows.remove(start) != null;
  }

  boolean isEmpty() {
    return windows.isEmpty();
  }

  WindowFigures oldest() {
    return windows.firstEntry().getValue();
  }

  VersionFigures figures(VersionKey version, double fading) {
    return VersionFigures.of(version, List.copyOf(windows.values()), confusion.shown(), fading);
  }
}
