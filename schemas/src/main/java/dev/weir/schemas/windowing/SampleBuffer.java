package dev.weir.schemas.windowing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buffered samples of a signal: ordered segments that do not overlap. */
final class SampleBuffer {
  private final List<Segment> segments;

  SampleBuffer(List<Segment> segments) {
    this.segments = new ArrayList<>(segments);
  }

  List<Segment> segments() {
    return List.copyOf(segments);
  }

  /** The parts of a piece, from an index on, that are not buffered yet. */
  List<Segment> missingOf(Segment piece, long from) {
    List<Segment> parts = new ArrayList<>();
    long at = Math.max(piece.start(), from);
    for (Segment held : segments) {
      if (held.end() <= at) {
        continue;
      }
      if (held.start() >= piece.end()) {
        break;
      }
      if (held.start() > at) {
        parts.add(piece.slice(at, held.start()));
      }
      at = held.end();
    }
    if (at < piece.end()) {
      parts.add(piece.slice(at, piece.end()));
    }
    return parts;
  }

  void add(Segment part) {
    segments.add(placeOf(part), part);
  }

  private int placeOf(Segment part) {
    int at = segments.size();
    while (at > 0 && segments.get(at - 1).start() > part.start()) {
      at--;
    }
    return at;
  }

  /** Adds a part, joined with its neighbours, so that single samples take no more than many. */
  void merge(Segment part) {
    int at = placeOf(part);
    segments.add(at, part);
    joinWithNext(at);
    if (at > 0) {
      joinWithNext(at - 1);
    }
  }

  private void joinWithNext(int at) {
    if (at + 1 < segments.size() && segments.get(at).continuesIn(segments.get(at + 1))) {
      segments.set(at, segments.get(at).with(segments.remove(at + 1)));
    }
  }

  /** The segment with this sample, or null. */
  @Nullable Segment at(long index) {
    Segment next = from(index);
    return next != null && next.start() <= index ? next : null;
  }

  /** The first segment that ends after an index, or null. */
  @Nullable Segment from(long index) {
    for (Segment held : segments) {
      if (held.end() > index) {
        return held;
      }
    }
    return null;
  }

  void dropBefore(long index) {
    List<Segment> kept = new ArrayList<>(segments.size());
    for (Segment held : segments) {
      if (held.end() > index) {
        kept.add(held.start() < index ? held.slice(index, held.end()) : held);
      }
    }
    segments.clear();
    segments.addAll(kept);
  }

  /** The first index from the given one on that is not buffered. */
  long extend(long index) {
    long at = index;
    for (Segment held : segments) {
      if (held.start() <= at && held.end() > at) {
        at = held.end();
      }
    }
    return at;
  }

  /** The serialized size of the segments in bytes. */
  long bytes() {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }

  /** The number of buffered samples in a range. */
  long count(long from, long to) {
    long count = 0;
    for (Segment held : segments) {
      count += Math.max(0, Math.min(held.end(), to) - Math.max(held.start(), from));
    }
    return count;
  }

  /** The ranges without a hole. */
  List<SampleRange> runs() {
    List<SampleRange> runs = new ArrayList<>();
    for (Segment held : segments) {
      if (!runs.isEmpty() && runs.getLast().end() == held.start()) {
        runs.set(runs.size() - 1, new SampleRange(runs.getLast().start(), held.end()));
      } else {
        runs.add(new SampleRange(held.start(), held.end()));
      }
    }
    return runs;
  }

  /** Copies a window, all of whose samples must be buffered. */
  SignalWindow window(long start, int length, int channels) {
    double[] values = new double[length * channels];
    LabelVote vote = new LabelVote();
    long end = start + length;
    long time = 0;
    for (Segment held : segments) {
      long from = Math.max(held.start(), start);
      long to = Math.min(held.end(), end);
      if (from < to) {
        held.copyTo(values, start, from, to, length);
        vote.add(held.label(), to - from);
        time = to == end ? held.timeAt(end - 1) : time;
      }
    }
    return new SignalWindow(start, channels, values, time, vote.majority(length));
  }
}
