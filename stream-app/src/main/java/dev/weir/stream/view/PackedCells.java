package dev.weir.stream.view;

import dev.weir.schemas.ConfusionCount;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.List;

/**
 * The confusion counts of one window, packed: a cell takes 3 to 5 bytes instead of 137 as objects.
 * A window of ten classes, all cells above zero, takes about 300 bytes.
 */
final class PackedCells {
  /** Overhead of an array and its map entry. */
  private static final int OVERHEAD = 150;

  private final byte[] bytes;

  private PackedCells(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Receives the count of a cell. */
  @FunctionalInterface
  interface CellConsumer {
    void take(int actual, int predicted, long count);
  }

  /** Decides which cells are kept. */
  @FunctionalInterface
  interface CellFilter {
    boolean keeps(int actual, int predicted, long count);
  }

  /**
   * Packs counts by class number. Leaves out classes that do not fit into the dictionary and cells
   * that the keeper rejects.
   */
  static PackedCells of(List<ConfusionCount> confusion, ClassDictionary names, CellFilter keeper) {
    ByteWriter out = new ByteWriter();
    for (ConfusionCount cell : confusion) {
      if (cell.getCount() > 0) {
        pack(cell, names, keeper, out);
      }
    }
    return new PackedCells(out.toBytes());
  }

  private static void pack(
      ConfusionCount cell, ClassDictionary names, CellFilter keeper, ByteWriter out) {
    int actual = names.take(cell.getActual());
    int predicted = names.take(cell.getPredicted());
    if (actual >= 0 && predicted >= 0 && keeper.keeps(actual, predicted, cell.getCount())) {
      out.putVarint(actual).putVarint(predicted).putVarint(cell.getCount());
      return;
    }
    if (actual >= 0) {
      names.release(actual);
    }
    if (predicted >= 0) {
      names.release(predicted);
    }
  }

  /** Releases the numbers of its classes. */
  void release(ClassDictionary names) {
    forEach(
        (actual, predicted, count) -> {
          names.release(actual);
          names.release(predicted);
        });
  }

  void forEach(CellConsumer taker) {
    ByteReader in = ByteReader.behind(bytes, 0, "confusion cell");
    while (in.remaining() > 0) {
      taker.take(
          in.getIndex(ClassDictionary.MOST), in.getIndex(ClassDictionary.MOST), in.getVarint());
    }
  }

  /** Approximate bytes of memory. */
  int memory() {
    return bytes.length + OVERHEAD;
  }
}
