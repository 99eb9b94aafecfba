package dev.weir.schemas.windowing;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the readings of a source that are counted were read: what windows of them are named after,
 * since a count depends on where reading began, and what tells a reading that comes twice.
 *
 * @param last by partition, the offset of the last reading that was counted
 * @param begins by its index in the signal, the first reading of each window that is not complete
 */
public record ReadingCount(SortedMap<Integer, Long> last, SortedMap<Long, ReadingPosition> begins) {
  /** Of a signal that is not counted. */
  public static final ReadingCount NONE =
      new ReadingCount(Collections.emptySortedMap(), Collections.emptySortedMap());

  public ReadingCount {
    last = Collections.unmodifiableSortedMap(last);
    begins = Collections.unmodifiableSortedMap(begins);
  }

  /** Whether no reading was counted. */
  public boolean isEmpty() {
    return last.isEmpty();
  }

  /** Whether a reading is not behind the last one of its partition. */
  public boolean hasCounted(ReadingPosition at) {
    Long offset = last.get(at.partition());
    return offset != null && at.offset() <= offset;
  }

  /** The count with the reading of an index. */
  ReadingCount with(long index, ReadingPosition at, WindowSpec shape) {
    SortedMap<Integer, Long> later = new TreeMap<>(last);
    later.put(at.partition(), at.offset());
    if (shape.gridFrom(index) != index) {
      return new ReadingCount(later, begins);
    }
    SortedMap<Long, ReadingPosition> open =
        new TreeMap<>(begins.tailMap(index - shape.window() + 1));
    open.put(index, at);
    return new ReadingCount(later, open);
  }

  /** Where the first reading of a window was read; null: state of before it was kept. */
  @Nullable ReadingPosition begin(SignalWindow window) {
    return begins.get(window.start());
  }
}
