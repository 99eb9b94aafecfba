package dev.weir.demo;

import dev.weir.schemas.AccuracyWindow;
import java.util.HashMap;
import java.util.Map;

/** The latest record of each key of the topic {@code accuracy}, summed over the windows. */
final class AccuracyCount {

  private final Map<String, AccuracyWindow> windows = new HashMap<>();

  void add(String key, AccuracyWindow window) {
    windows.put(key, window);
  }

  long labelled() {
    return windows.values().stream().mapToLong(AccuracyWindow::getLabelled).sum();
  }

  long correct() {
    return windows.values().stream().mapToLong(AccuracyWindow::getCorrect).sum();
  }
}
