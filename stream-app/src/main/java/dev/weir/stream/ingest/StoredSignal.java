package dev.weir.stream.ingest;

import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SignalState;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of a source's signal. Layout, version 1: version byte, newest event time and last
 * used (8 bytes each), channels (4), first, lossEnd, frontier and newest (8 each), count of
 * segments (4), then start, last index, last time, interval, label (0, or 1 and text) and values of
 * each. Version 5, of a signal whose samples are counted: the same, then the count of partitions
 * (4), and number (4) and offset (8) of each.
 */
final class StoredSignal {
  private static final int VERSION = 1;

  /** Versions 2 to 4 are those of {@link SignalParts}. */
  private static final int COUNTED = 5;

  private StoredSignal() {}

  static byte[] toBytes(SignalState signal) {
    ByteWriter out = new ByteWriter();
    boolean isCounted = !signal.positions().isEmpty();
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
      out.putInt(signal.positions().size());
      signal.positions().forEach((partition, offset) -> out.putInt(partition).putLong(offset));
    }
    return out.toBytes();
  }

  static SignalState fromBytes(byte[] bytes) {
    boolean isCounted = bytes.length > 0 && bytes[0] == COUNTED;
    ByteReader in = new ByteReader(bytes, "continuous signal", isCounted ? COUNTED : VERSION);
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
        isCounted ? positions(in) : Collections.emptySortedMap());
  }

  private static SortedMap<Integer, Long> positions(ByteReader in) {
    SortedMap<Integer, Long> positions = new TreeMap<>();
    for (int left = in.getCount(); left > 0; left--) {
      positions.put(in.getInt(), in.getLong());
    }
    return positions;
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
