package dev.weir.history;

import java.util.Comparator;

/**
 * Where a record lies on its topic. Arrivals of one partition are in order; others are told apart.
 *
 * @param partition of the topic
 * @param offset within it
 * @param timestamp Kafka's time of the record, milliseconds since the epoch
 */
record Arrival(int partition, long offset, long timestamp) implements Comparable<Arrival> {
  private static final Comparator<Arrival> ORDER =
      Comparator.comparingInt(Arrival::partition).thenComparingLong(Arrival::offset);

  @Override
  public int compareTo(Arrival other) {
    return ORDER.compare(this, other);
  }
}
