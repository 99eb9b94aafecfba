package dev.weir.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.evaluation.WilsonInterval;

/** A confidence interval in a report's JSON: {@code "interval":{"lower":0.95,"upper":0.97}}. */
public final class IntervalJson {

  private IntervalJson() {}

  /** Adds it to an object. */
  public static void add(WilsonInterval interval, ObjectNode json) {
    json.putObject("interval").put("lower", interval.lower()).put("upper", interval.upper());
  }
}
