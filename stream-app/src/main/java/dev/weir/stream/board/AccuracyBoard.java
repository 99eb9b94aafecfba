package dev.weir.stream.board;

import dev.weir.schemas.AccuracyWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The newest figures of every accuracy window, whichever instance counted them. It stays bounded:
 * windows that end more than the retention before the newest one are dropped.
 */
public final class AccuracyBoard {
  private final Duration retention;
  private final double fading;
  private final SortedMap<ModelRole, SortedMap<Instant, AccuracyWindow>> versions = new TreeMap<>();
  private Instant newestEnd = Instant.MIN;

  /**
   * Creates an empty board.
   *
   * @param retention how far the windows shown reach back
   * @param fading the fading factor of the prequential accuracy, above 0 and below 1
   */
  public AccuracyBoard(Duration retention, double fading) {
    this.retention = retention;
    this.fading = fading;
  }

  /** Takes the figures of a window, in place of what it said of that window before. */
  public synchronized void put(AccuracyWindow window) {
    if (window.getWindowEnd().isAfter(newestEnd)) {
      newestEnd = window.getWindowEnd();
      dropBefore(newestEnd.minus(retention));
    }
    if (!window.getWindowEnd().isBefore(newestEnd.minus(retention))) {
      versions
          .computeIfAbsent(ModelRole.of(window), key -> new TreeMap<>())
          .put(window.getWindowStart(), window);
    }
  }

  /** Returns what is known of each version and role, sorted, each with its oldest window first. */
  public synchronized List<VersionFigures> figures() {
    List<VersionFigures> figures = new ArrayList<>();
    versions.forEach(
        (version, windows) ->
            figures.add(VersionFigures.of(version, List.copyOf(windows.values()), fading)));
    return figures;
  }

  private void dropBefore(Instant least) {
    versions
        .values()
        .removeIf(
            windows -> {
              windows.values().removeIf(window -> window.getWindowEnd().isBefore(least));
              return windows.isEmpty();
            });
  }
}
