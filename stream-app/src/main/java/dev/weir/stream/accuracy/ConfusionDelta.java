package dev.weir.stream.accuracy;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * An atomic change of an accuracy window's confusion counts: a changed label subtracts one from its
 * old cell and adds one to its new cell, and readers see no state in between.
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
   * @param by amount added
   */
  public record Cell(String actual, String predicted, int by) {}

  /**
   * The delta of a new or changed label.
   *
   * @param before the previous truth; null: none
   * @param now the new truth
   * @param predicted the predicted class
   */
  public static ConfusionDelta of(String before, String now, String predicted) {
    Cell added = new Cell(now, predicted, 1);
    return new ConfusionDelta(
        before == null ? List.of(added) : List.of(new Cell(before, predicted, -1), added));
  }

  /** The serde of the repartition topic between the two stages. */
  public static Serde<ConfusionDelta> serde() {
    return Serdes.serdeFrom(
        (topic, delta) -> delta == null ? null : delta.toBytes(),
        (topic, bytes) -> bytes == null ? null : fromBytes(bytes));
  }

  /** Serializes to the repartition topic's format. */
  byte[] toBytes() {
    ByteWriter out = new ByteWriter().putByte(VERSION).putInt(cells.size());
    cells.forEach(c -> out.putText(c.actual()).putText(c.predicted()).putInt(c.by()));
    return out.toBytes();
  }

  /** Parses the repartition topic's format. */
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
