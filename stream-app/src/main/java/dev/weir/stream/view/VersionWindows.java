package dev.weir.stream.view;

import dev.weir.classifiers.evaluation.FadingAccuracy;
import dev.weir.stream.names.ScoringIdentity;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The windows of one version and role, and the sums over them. */
final class VersionWindows {
  private final NavigableMap<Long, WindowAccuracy> windows = new TreeMap<>();
  private final ConfusionSums confusion;

  VersionWindows(ClassDictionary names) {
    this.confusion = new ConfusionSums(names);
  }

  ConfusionSums confusion() {
    return confusion;
  }

  /** Sets a window's figures; returns whether the window is new. */
  boolean put(WindowAccuracy window) {
    return windows.put(window.start(), window) == null;
  }

  /** Removes a window; returns whether it existed. */
  boolean remove(long start) {
    return windows.remove(start) != null;
  }

  boolean isEmpty() {
    return windows.isEmpty();
  }

  WindowAccuracy oldest() {
    return windows.firstEntry().getValue();
  }

  VersionAccuracy figures(ScoringIdentity version, double factor) {
    FadingAccuracy fading = new FadingAccuracy(factor);
    long labelled = 0;
    long correct = 0;
    for (WindowAccuracy window : windows.values()) {
      fading.add(window.labelled(), window.correct());
      labelled += window.labelled();
      correct += window.correct();
    }
    List<WindowAccuracy> oldestFirst = List.copyOf(windows.values());
    return new VersionAccuracy(
        version, labelled, correct, confusion.shown(), fading.value(), oldestFirst);
  }
}
