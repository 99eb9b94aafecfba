package dev.weir.stream.accuracy;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * How the confusion counts of an accuracy window change, in one step: a label that changes takes
 * one from its old cell and adds one to its new one, and no reader sees a state between.
 *
 * <p>Layout, version 1: version byte, count (4 bytes), then actual, predicted and change (4 bytes)
 * of each cell.
 *
 * @param cells the cells that change
 */
public record ConfusionDelta(List<Cell> cells) {
  private static final int VERSION = 1;

  public ConfusionDelta {
    cells = List.copyOf(cells);
  }

  /**
   * The change of one cell.
   *
   * @param actual the true class
   * @param predicted the predicted class
   * @param by how much is added
   */
  public record Cell(String actual, String predicted, int by) {}

  /**
   * What a label changes.
   *
   * @param before the truth so far; null: none
   * @param now the truth from now on
   * @param predicted the predicted class
   */
  public static ConfusionDelta of(String before, String now, String predicted) {
    Cell added = new Cell(now, predicted, 1);
    return new ConfusionDelta(
        before == null ? List.of(added) : List.of(new Cell(before, predicted, -1), added));
  }

  /** Writes the form of the repartition topic. */
  byte[] toBytes() {
    ByteWriter out = new ByteWriter().putByte(VERSION).putInt(cells.size());
    cells.forEach(c -> out.putText(c.actual()).putText(c.predicted()).putInt(c.by()));
    return out.toBytes();
  }

  /** Reads the form of the repartition topic. */
  static ConfusionDelta fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "accuracy delta", VERSION);
    int count = in.getCount();
    List<Cell> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cells.add(new Cell(in.getText(), in.getText(), in.getInt()));
    }
    return new ConfusionDelta(cells);
  }
}
