package dev.weir.cli.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.ObjLongConsumer;

/** A source of records as JSON objects, which may lack fields. */
interface RecordLines {

  /** Whether they can be read more than once. */
  boolean isRepeatable();

  /**
   * Reads all of them once before they are used, and logs anything unusual.
   *
   * @param action receives each with its line, from 1
   * @throws IllegalArgumentException or {@link dev.weir.trainer.data.DataException} if one cannot
   *     be read
   */
  default void check(ObjLongConsumer<JsonNode> action) {
    forEach(action);
  }

  /**
   * Calls the action with each as it is read.
   *
   * @param action receives each with its line, from 1
   */
  void forEach(ObjLongConsumer<JsonNode> action);
}
