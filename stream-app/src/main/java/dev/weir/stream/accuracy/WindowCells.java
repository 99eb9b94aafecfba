package dev.weir.stream.accuracy;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The cells of accuracy windows, one entry each, so that a label writes only its own cells.
 *
 * <p>The key is the window's key, a byte 0, then actual and predicted with their lengths: a
 * window's cells sort after its head and before any other window. The value is the version, 130,
 * and the count as a varint of one to ten bytes.
 */
final class WindowCells {
  /** Version 2; the highest bit distinguishes it from a head. */
  private static final int VERSION = 0x80 | WindowHead.VERSION;

  private WindowCells() {}

  /** Whether an entry is a cell and not a window's head; only heads have an age. */
  static boolean isCell(byte[] value) {
    return value.length > 0 && value[0] == (byte) VERSION;
  }

  /** The count of a cell; 0 if absent. */
  static long get(KeyValueStore<Bytes, byte[]> store, Bytes window, ConfusionCell cell) {
    byte[] value = store.get(key(window, cell));
    return value == null ? 0 : count(value);
  }

  /** Stores the count of a cell; 0 removes it. */
  static void put(
      KeyValueStore<Bytes, byte[]> store, Bytes window, ConfusionCell cell, long count) {
    byte[] value = count == 0 ? null : new ByteWriter().putByte(VERSION).putSigned(count).toBytes();
    store.put(key(window, cell), value);
  }

  /** Calls the taker for each cell of a window. */
  static void forEach(
      KeyValueStore<Bytes, byte[]> store, Bytes window, BiConsumer<ConfusionCell, Long> taker) {
    Map<String, String> names = new HashMap<>();
    try (KeyValueIterator<Bytes, byte[]> cells = range(store, window)) {
      cells.forEachRemaining(
          cell -> taker.accept(cell(cell.key, window, names), count(cell.value)));
    }
  }

  /** Removes all cells of a window. */
  static void delete(KeyValueStore<Bytes, byte[]> store, Bytes window) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> cells = range(store, window)) {
      cells.forEachRemaining(cell -> keys.add(cell.key));
    }
    keys.forEach(store::delete);
  }

  private static KeyValueIterator<Bytes, byte[]> range(
      KeyValueStore<Bytes, byte[]> store, Bytes window) {
    return store.range(bound(window, 0), bound(window, 1));
  }

  private static Bytes bound(Bytes window, int last) {
    byte[] name = window.get();
    return Bytes.wrap(new ByteWriter().putBytes(name, name.length).putByte(last).toBytes());
  }

  private static Bytes key(Bytes window, ConfusionCell cell) {
    byte[] name = window.get();
    return Bytes.wrap(
        new ByteWriter()
            .putBytes(name, name.length)
            .putByte(0)
            .putText(cell.actual())
            .putText(cell.predicted())
            .toBytes());
  }

  /** Shares names: a thousand classes have a million cells but only a thousand names. */
  private static ConfusionCell cell(Bytes key, Bytes window, Map<String, String> names) {
    ByteReader in = ByteReader.behind(key.get(), window.get().length + 1, "accuracy cell's key");
    return new ConfusionCell(name(in, names), name(in, names));
  }

  private static String name(ByteReader in, Map<String, String> names) {
    return names.computeIfAbsent(in.getText(), name -> name);
  }

  private static long count(byte[] value) {
    return new ByteReader(value, "accuracy cell", VERSION).getSigned();
  }
}
