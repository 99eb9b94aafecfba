package dev.weir.stream.ingest;

import dev.weir.schemas.windowing.ReadingCount;
import dev.weir.schemas.windowing.ReadingPosition;
import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of a source's signal. Layout, version 1: version byte, newest event time and last
 * used (8 bytes each), channels (4), first, lossEnd, frontier and newest (8 each), count of
 * segments (4), then start, last index, last time, interval, label (0, or 1 and text) and values of
 * each. Version 5, of a signal whose samples are counted: the same, then the count of partitions
 * (4), and number (4) and last offset (8) of each. Version 6: the same, then the count of windows
 * that have begun (4), and index (8), partition (4) and offset (8) of the first sample of each.
 */
final class StoredSignal {
  private static final int VERSION = 1;

  /** Versions 2 to 4 are those of {@link SignalParts}. */
  private static final int FIRST_COUNTED = 5;

  private static final int COUNTED = 6;

  private StoredSignal() {}

  static byte[] toBytes(SignalState signal) {
    ByteWriter out = new ByteWriter();
    boolean isCounted = !signal.count().isEmpty();
    out.putByte(isCounted ? COUNTED : VERSION);
    out.putLong(signal.eventTime()).putLong(signal.used());
    out.putInt(signal.channels()).putLong(signal.first()).putLong(signal.lossEnd());
    out.putLong(signal.frontier()).putLong(signal.newest()).putInt(signal.segments().size());
    for (Segment segment : signal.segments()) {
      out.putLong(segment.start()).putLong(segment.lastIndex()).putLong(segment.lastTime());
      out.putLong(Double.doubleToRawLongBits(segment.interval())).putOptionalText(segment.label());
      out.putDoubles(segment.values());
    }
    if (isCounted) {
      put(signal.count(), out);
    }
    return out.toBytes();
  }

  private static void put(ReadingCount count, ByteWriter out) {
    out.putInt(count.last().size());
    count.last().forEach((partition, offset) -> out.putInt(partition).putLong(offset));
    out.putInt(count.begins().size());
    count
        .begins()
        .forEach((index, at) -> out.putLong(index).putInt(at.partition()).putLong(at.offset()));
  }

  static SignalState fromBytes(byte[] bytes) {
    int version = bytes.length == 0 ? VERSION : bytes[0];
    boolean isCounted = version == COUNTED || version == FIRST_COUNTED;
    ByteReader in = new ByteReader(bytes, "continuous signal", isCounted ? version : VERSION);
    long eventTime = in.getLong();
    long used = in.getLong();
    int channels = in.getInt();
    long first = in.getLong();
    long lossEnd = in.getLong();
    long frontier = in.getLong();
    long newest = in.getLong();
    int count = in.getCount();
    List<Segment> segments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      segments.add(segment(in, channels));
    }
    return new SignalState(
        eventTime,
        used,
        channels,
        first,
        lossEnd,
        frontier,
        newest,
        segments,
        isCounted ? count(in, version) : ReadingCount.NONE);
  }

  private static ReadingCount count(ByteReader in, int version) {
    SortedMap<Integer, Long> last = new TreeMap<>();
    for (int left = in.getCount(); left > 0; left--) {
      last.put(in.getInt(), in.getLong());
    }
    SortedMap<Long, ReadingPosition> begins = new TreeMap<>();
    for (int left = version == COUNTED ? in.getCount() : 0; left > 0; left--) {
      begins.put(in.getLong(), new ReadingPosition(in.getInt(), in.getLong()));
    }
    return new ReadingCount(last, begins);
  }

  private static Segment segment(ByteReader in, int channels) {
    long start = in.getLong();
    long lastIndex = in.getLong();
    long lastTime = in.getLong();
    double interval = Double.longBitsToDouble(in.getLong());
    String label = in.getOptionalText();
    return new Segment(start, channels, in.getDoubles(), lastIndex, lastTime, interval, label);
  }
}
