package dev.weir.stream.continuous;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The stored state of a source's signal between two pieces.
 *
 * <p>Every sample below {@code frontier} is settled: it has arrived, or it was given up. Those from
 * {@code lossEnd} to the frontier have all arrived; below, some were given up. Layout, version 1:
 * version byte, newest event time and last used (8 bytes each), channels (4), first, lossEnd,
 * frontier and newest (8 each), count of segments (4), then start, last index, last time, interval,
 * label (0, or 1 and text) and values of each.
 *
 * @param eventTime the newest event time of a piece, milliseconds since the epoch
 * @param used when a piece last added samples, by this machine's clock
 * @param channels of the signal
 * @param first the lowest index that arrived; nothing below it counts as lost
 * @param lossEnd the index after the last sample that was given up
 * @param frontier the first index that is still awaited
 * @param newest the index after the newest sample
 * @param segments the samples that windows may still need
 */
public record OpenSignal(
    long eventTime,
    long used,
    int channels,
    long first,
    long lossEnd,
    long frontier,
    long newest,
    List<Segment> segments) {
  private static final int VERSION = 1;

  public OpenSignal {
    segments = List.copyOf(segments);
  }

  /** The state before a source's first piece, which defines where the signal begins. */
  public static OpenSignal before(Segment piece, CutShape shape) {
    long from = Math.max(0, Math.min(piece.start(), piece.end() - shape.lateness()));
    return new OpenSignal(
        Long.MIN_VALUE, 0, shape.channels(), piece.start(), from, from, from, List.of());
  }

  /** Buffered samples per channel. */
  public long held() {
    return segments.stream().mapToLong(Segment::length).sum();
  }

  /** Upper bound of the segments' serialized size in bytes. */
  public long bytes() {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }

  /** Serializes to the stored format. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.putByte(VERSION).putLong(eventTime).putLong(used).putInt(channels);
    out.putLong(first).putLong(lossEnd).putLong(frontier).putLong(newest);
    out.putInt(segments.size());
    for (Segment segment : segments) {
      out.putLong(segment.start()).putLong(segment.lastIndex()).putLong(segment.lastTime());
      out.putLong(Double.doubleToRawLongBits(segment.interval())).putOptionalText(segment.label());
      out.putDoubles(segment.values());
    }
    return out.toBytes();
  }

  /** Parses the stored format. */
  public static OpenSignal fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "continuous signal", VERSION);
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
    return new OpenSignal(eventTime, used, channels, first, lossEnd, frontier, newest, segments);
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
