package dev.weir.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.ObjLongConsumer;

/** Records as they are written down, as JSON objects that may leave fields out. */
interface RecordLines {

  /** Whether they can be read more than once. */
  boolean isRepeatable();

  /**
   * Reads all of them once before they are used, and logs what is odd about them.
   *
   * @param action takes each with its line, from 1
   * @throws IllegalArgumentException or {@link dev.weir.data.DataException} where one cannot be
   *     read
   */
  void check(ObjLongConsumer<JsonNode> action);

  /**
   * Hands over one after the other, as they come.
   *
   * @param action takes each with its line, from 1
   */
  void forEach(ObjLongConsumer<JsonNode> action);
}
