package dev.weir.stream.board;

import dev.weir.schemas.ConfusionCount;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.List;

/**
 * The confusion counts of one window, packed: a cell takes 3 to 5 bytes instead of the 137 of
 * objects. A window of ten classes, all cells above zero, takes some 300 bytes.
 */
final class PackedCells {
  /** What a cell costs an array and its place in a map. */
  private static final int BESIDE = 150;

  private final byte[] bytes;

  private PackedCells(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the count of a cell. */
  @FunctionalInterface
  interface Taker {
    void take(int actual, int predicted, long count);
  }

  /**
   * Packs counts by the numbers of their classes; what the dictionary has no room for is left out.
   */
  static PackedCells of(List<ConfusionCount> confusion, ClassNames names) {
    ByteWriter out = new ByteWriter();
    for (ConfusionCount cell : confusion) {
      int actual = names.number(cell.getActual());
      int predicted = names.number(cell.getPredicted());
      if (actual >= 0 && predicted >= 0 && cell.getCount() > 0) {
        out.putVarint(actual).putVarint(predicted).putVarint(cell.getCount());
      }
    }
    return new PackedCells(out.toBytes());
  }

  void forEach(Taker taker) {
    ByteReader in = ByteReader.behind(bytes, 0, "confusion cell");
    while (in.remaining() > 0) {
      taker.take(in.getIndex(ClassNames.MOST), in.getIndex(ClassNames.MOST), in.getVarint());
    }
  }

  /** About the memory that this takes. */
  int memory() {
    return bytes.length + BESIDE;
  }
}
