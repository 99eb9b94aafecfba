package dev.weir.schemas.windowing;

/**
 * Places of samples in time: multiples of an interval since the epoch. The index of a place is the
 * same whatever was read before.
 *
 * @param interval between two places, milliseconds; at least 1
 * @param tolerance how far a sample may be from its place, milliseconds; at least 0
 */
public record TimeGrid(long interval, long tolerance) {
  public TimeGrid {
    if (interval < 1 || tolerance < 0) {
      throw new IllegalArgumentException(
          "no grid has an interval of %d ms and a tolerance of %d ms"
              .formatted(interval, tolerance));
    }
  }

  /** The index of the place nearest to a time in milliseconds since the epoch. */
  public long index(long time) {
    return Math.floorDiv(time + interval / 2, interval);
  }

  /** The time of a place, milliseconds since the epoch. */
  public long time(long index) {
    return index * interval;
  }

  /** How far a time is from the nearest place, milliseconds. */
  public long distance(long time) {
    return Math.abs(time - time(index(time)));
  }

  /** Whether a time is near enough to a place. */
  public boolean takes(long time) {
    return distance(time) <= tolerance;
  }
}
