package dev.weir.schemas.topics;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A difference between an existing topic and the plan.
 *
 * @param property {@code partitions}, {@code replication.factor} or one of Kafka's topic settings
 * @param actual current value
 * @param wanted required value
 * @param remedy what can be done
 * @param why the consequence of the current value, or why it is not changed
 */
public record Deviation(String property, String actual, String wanted, Remedy remedy, String why) {

  /** The fix for a deviation. */
  public enum Remedy {
    /** The setting is changed. */
    @JsonProperty("set")
    SET,
    /** Partitions are added. */
    @JsonProperty("grow")
    GROW,
    /** An operator has to decide. */
    @JsonProperty("by_hand")
    BY_HAND
  }
}
