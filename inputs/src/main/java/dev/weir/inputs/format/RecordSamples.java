package dev.weir.inputs.format;

import dev.weir.inputs.path.SlotPlan;
import java.util.List;

/**
 * Makes up records of a schema, on which paths are tried before a topic has any. A path that is
 * found in none of them is found in no record.
 */
public interface RecordSamples {
  /** A text that is an id and a time. */
  String TEXT = "2026-01-01T00:00:00Z";

  /** Maximum number of records that are made up for a plan. */
  int MOST = 200;

  /**
   * Makes up records that have all that a plan of one path leads to: one for each combination of
   * the types that the schema allows on the way, the usual one first, at most {@link #MOST}.
   *
   * @return values of records, as on the topic; never empty
   */
  List<byte[]> of(SlotPlan plan);
}
