package dev.weir.topics;

/**
 * A step of a plan that the cluster did not take. The other steps were tried all the same.
 *
 * @param topic the topic's full name
 * @param step what was tried
 * @param why the cluster's words
 */
public record Refusal(String topic, Step step, String why) {

  /** What can be done to a topic. */
  public enum Step {
    /** To create it. */
    CREATE,
    /** To change its settings. */
    SET,
    /** To give it more partitions. */
    GROW
  }
}
