package dev.weir.schemas.topics;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A step of a plan that the cluster refused. The other steps are still tried.
 *
 * @param topic the topic's full name
 * @param step the refused step
 * @param why the cluster's message
 */
public record RefusedStep(String topic, Step step, String why) {

  /** A change to a topic. */
  public enum Step {
    /** To create it. */
    @JsonProperty("create")
    CREATE,
    /** To change its settings. */
    @JsonProperty("set")
    SET,
    /** To give it more partitions. */
    @JsonProperty("grow")
    GROW
  }
}
