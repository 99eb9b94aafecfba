package dev.weir.stream.view;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import dev.weir.stream.names.ScoringIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest figures of every accuracy window, from all instances.
 *
 * <p>Its memory is bounded. Windows that end more than the retention before the newest one are
 * dropped, as are the oldest beyond 262,144 windows (30 MB). The confusion counts of single
 * windows, needed when a window's update replaces them, are packed into at most 32 MB with at most
 * 65,536 class names; beyond that, the least recently changed are dropped, and the sums cover the
 * rest. For example, a week of one-minute windows of one version with ten classes takes 5 MB if all
 * cells are above zero; with 62 classes 32 MB hold the last two days.
 */
public final class AccuracyView {
  private static final Logger LOG = LoggerFactory.getLogger(AccuracyView.class);
  private static final int MOST_WINDOWS = 1 << 18;
  private static final long MOST_BYTES = 32 << 20;

  /** Figures without cells, including the tree entry. */
  private static final int WINDOW_BYTES = 112;

  private final long retention;
  private final double fading;
  private final int mostWindows;
  private final long mostBytes;
  private final SortedMap<ScoringIdentity, VersionWindows> versions = new TreeMap<>();
  private final ClassDictionary names;

  /** The confusion counts included in the sums, by time of last change. */
  private final Map<Place, PackedCells> cells = new LinkedHashMap<>();

  private long bytes;
  private int windows;
  private long newestEnd = Long.MIN_VALUE;
  private boolean toldOfNames;

  /** Identifies a window of a version. */
  private record Place(ScoringIdentity version, long start) {}

  /**
   * Creates an empty board.
   *
   * @param retention time range of the windows shown
   * @param fading the fading factor of the prequential accuracy, above 0 and below 1
   */
  public AccuracyView(Duration retention, double fading) {
    this(retention, fading, MOST_WINDOWS, MOST_BYTES, ClassDictionary.MOST);
  }

  AccuracyView(Duration retention, double fading, int mostWindows, long mostBytes, int mostNames) {
    this.retention = retention.toMillis();
    this.fading = fading;
    this.mostWindows = mostWindows;
    this.mostBytes = mostBytes;
    this.names = new ClassDictionary(mostNames);
  }

  /** Replaces the figures of a window. */
  public synchronized void put(AccuracyWindow window) {
    WindowAccuracy figures = WindowAccuracy.of(window);
    if (figures.end() > newestEnd) {
      newestEnd = figures.end();
      dropExpired();
    }
    if (isExpired(figures)) {
      return;
    }
    Place place = new Place(ScoringIdentity.of(window), figures.start());
    VersionWindows version =
        versions.computeIfAbsent(place.version(), key -> new VersionWindows(names));
    windows += version.put(figures) ? 1 : 0;
    forgetCells(place, version);
    makeRoomForNames(window.getConfusion());
    PackedCells packed = PackedCells.of(window.getConfusion(), names, version.confusion()::add);
    cells.put(place, packed);
    bytes += packed.memory();
    makeRoom();
  }

  /**
   * Removes an expired window.
   *
   * @param start the window's first event time, milliseconds since the epoch
   */
  public synchronized void remove(ScoringIdentity version, long start) {
    VersionWindows found = versions.get(version);
    if (found != null) {
      drop(new Place(version, start), found);
    }
  }

  /** Returns the figures of each version and role, sorted, each with its oldest window first. */
  public synchronized List<VersionAccuracy> figures() {
    List<VersionAccuracy> figures = new ArrayList<>();
    versions.forEach((version, accuracyView) -> figures.add(accuracyView.figures(version, fading)));
    return figures;
  }

  /** Approximate bytes used by single windows. */
  synchronized int memory() {
    return Math.toIntExact(bytes + (long) windows * WINDOW_BYTES);
  }

  private void makeRoom() {
    while (bytes > mostBytes) {
      forgetOldestCells();
    }
    while (windows > mostWindows) {
      dropOldest();
    }
  }

  private void forgetCells(Place place, VersionWindows version) {
    PackedCells packed = cells.remove(place);
    if (packed != null) {
      version.confusion().subtract(packed);
      packed.release(names);
      bytes -= packed.memory();
    }
  }

  /** For versions with very many classes, or many versions with different classes. */
  private void makeRoomForNames(List<ConfusionCount> confusion) {
    if (names.room() >= 2 * confusion.size()) {
      return;
    }
    Set<String> needed = new HashSet<>();
    for (ConfusionCount cell : confusion) {
      needed.add(cell.getActual());
      needed.add(cell.getPredicted());
    }
    while (names.room() < names.missing(needed) && !cells.isEmpty()) {
      warnOfNames();
      forgetOldestCells();
    }
  }

  private void warnOfNames() {
    if (!toldOfNames) {
      LOG.warn(
          "the accuracy of all versions has more class names than there is room for: /api/accuracy"
              + " omits the confusion counts of windows that changed long ago, all other figures"
              + " are complete; logged once");
      toldOfNames = true;
    }
  }

  private void forgetOldestCells() {
    Place place = cells.keySet().iterator().next();
    forgetCells(place, versions.get(place.version()));
  }

  private void dropExpired() {
    while (!versions.isEmpty() && isExpired(oldest().getValue().oldest())) {
      dropOldest();
    }
  }

  private boolean isExpired(WindowAccuracy window) {
    return newestEnd - window.end() > retention;
  }

  /** The version with the oldest window of all. */
  private Map.Entry<ScoringIdentity, VersionWindows> oldest() {
    return Collections.min(
        versions.entrySet(),
        Comparator.comparingLong(version -> version.getValue().oldest().end()));
  }

  private void dropOldest() {
    Map.Entry<ScoringIdentity, VersionWindows> version = oldest();
    drop(new Place(version.getKey(), version.getValue().oldest().start()), version.getValue());
  }

  private void drop(Place place, VersionWindows version) {
    forgetCells(place, version);
    windows -= version.remove(place.start()) ? 1 : 0;
    if (version.isEmpty()) {
      versions.remove(place.version());
    }
  }
}
