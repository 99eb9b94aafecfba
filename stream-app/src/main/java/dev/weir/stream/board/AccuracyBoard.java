package dev.weir.stream.board;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.ConfusionCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest figures of every accuracy window, whichever instance counted them.
 *
 * <p>It stays bounded. Windows that end more than the retention before the newest one are dropped,
 * and the oldest of more than 262,144 (30 MB). The confusion counts of single windows, needed to
 * exchange a window's by its next ones, lie packed in at most 32 MB, and have at most 65,536 names
 * of classes: of more, those go first that changed least recently, and the sums are of the others.
 * For example, a week of minutes of one version with ten classes takes 5 MB, all cells being above
 * zero; with 62 classes 32 MB hold the last two days.
 */
public final class AccuracyBoard {
  private static final Logger LOG = LoggerFactory.getLogger(AccuracyBoard.class);
  private static final int MOST_WINDOWS = 1 << 18;
  private static final long MOST_BYTES = 32 << 20;

  /** Of the figures without cells, with their place in a tree. */
  private static final int WINDOW_BYTES = 112;

  private final long retention;
  private final double fading;
  private final int mostWindows;
  private final long mostBytes;
  private final SortedMap<ModelRole, VersionBoard> versions = new TreeMap<>();
  private final ClassNames names;

  /** The confusion counts that are in the sums, by the time of their last change. */
  private final Map<Place, PackedCells> cells = new LinkedHashMap<>();

  private long bytes;
  private int windows;
  private long newestEnd = Long.MIN_VALUE;
  private boolean toldOfNames;

  /** Where a window's figures belong. */
  private record Place(ModelRole version, long start) {}

  /**
   * Creates an empty board.
   *
   * @param retention how far the windows shown reach back
   * @param fading the fading factor of the prequential accuracy, above 0 and below 1
   */
  public AccuracyBoard(Duration retention, double fading) {
    this(retention, fading, MOST_WINDOWS, MOST_BYTES, ClassNames.MOST);
  }

  AccuracyBoard(Duration retention, double fading, int mostWindows, long mostBytes, int mostNames) {
    this.retention = retention.toMillis();
    this.fading = fading;
    this.mostWindows = mostWindows;
    this.mostBytes = mostBytes;
    this.names = new ClassNames(mostNames);
  }

  /** Takes the figures of a window, in place of what it said of that window before. */
  public synchronized void put(AccuracyWindow window) {
    WindowFigures figures = WindowFigures.of(window);
    if (figures.end() > newestEnd) {
      newestEnd = figures.end();
      dropExpired();
    }
    if (isExpired(figures)) {
      return;
    }
    Place place = new Place(ModelRole.of(window), figures.start());
    VersionBoard version =
        versions.computeIfAbsent(place.version(), key -> new VersionBoard(names));
    windows += version.put(figures) ? 1 : 0;
    forgetCells(place, version);
    makeRoomForNames(window.getConfusion());
    PackedCells packed = PackedCells.of(window.getConfusion(), names, version.confusion()::add);
    cells.put(place, packed);
    bytes += packed.memory();
    makeRoom();
  }

  /**
   * Forgets a window, which its counts have expired of.
   *
   * @param start the window's first event time, milliseconds since the epoch
   */
  public synchronized void remove(ModelRole version, long start) {
    VersionBoard found = versions.get(version);
    if (found != null) {
      drop(new Place(version, start), found);
    }
  }

  /** Returns what is known of each version and role, sorted, each with its oldest window first. */
  public synchronized List<VersionFigures> figures() {
    List<VersionFigures> figures = new ArrayList<>();
    versions.forEach((version, board) -> figures.add(board.figures(version, fading)));
    return figures;
  }

  /** About the bytes that single windows take. */
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

  private void forgetCells(Place place, VersionBoard version) {
    PackedCells packed = cells.remove(place);
    if (packed != null) {
      version.confusion().subtract(packed);
      packed.release(names);
      bytes -= packed.memory();
    }
  }

  /** Versions of very many classes, or many versions with classes of their own. */
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
      tellOfNames();
      forgetOldestCells();
    }
  }

  private void tellOfNames() {
    if (!toldOfNames) {
      LOG.warn(
          "the accuracy of all versions has more names of classes than there is room for: the"
              + " confusion counts of windows that changed long ago are left out of /api/accuracy,"
              + " all other figures are whole; this is told once");
      toldOfNames = true;
    }
  }

  private void forgetOldestCells() {
    Place place = cells.keySet().iterator().next();
    forgetCells(place, versions.get(place.version()));
  }

  private void dropExpired() {
    Optional<Map.Entry<ModelRole, VersionBoard>> oldest = oldest();
    while (oldest.isPresent() && isExpired(oldest.get().getValue().oldest())) {
      dropOldest();
      oldest = oldest();
    }
  }

  private boolean isExpired(WindowFigures window) {
    return newestEnd - window.end() > retention;
  }

  private Optional<Map.Entry<ModelRole, VersionBoard>> oldest() {
    return versions.entrySet().stream()
        .min(Comparator.comparingLong(version -> version.getValue().oldest().end()));
  }

  private void dropOldest() {
    Map.Entry<ModelRole, VersionBoard> version = oldest().orElseThrow();
    drop(new Place(version.getKey(), version.getValue().oldest().start()), version.getValue());
  }

  private void drop(Place place, VersionBoard version) {
    forgetCells(place, version);
    windows -= version.remove(place.start()) ? 1 : 0;
    if (version.isEmpty()) {
      versions.remove(place.version());
    }
  }
}
