package dev.weir.stream.accuracy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads the totals of all windows in a store. */
public final class WindowTotals {
  private WindowTotals() {}

  /** Takes a window's totals. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes one.
     *
     * @param labelled predictions whose truth is known
     * @param wrong those of them that were wrong
     */
    void take(WindowKey key, long labelled, long wrong);
  }

  /** Reads the store {@code accuracy-windows}. */
  public static void read(KeyValueStore<Bytes, byte[]> store, Taker taker) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        WindowCounts counts = WindowCounts.fromBytes(entry.value);
        taker.take(
            WindowKey.parse(new String(entry.key.get(), StandardCharsets.UTF_8)),
            counts.labelled(),
            counts.labelled() - counts.correct());
      }
    }
  }
}
