package dev.weir.topics;

/**
 * Where an existing topic is not what it must be.
 *
 * @param property {@code partitions}, {@code replication.factor} or one of Kafka's topic settings
 * @param actual what it is
 * @param wanted what it must be
 * @param remedy what can be done
 * @param why what goes wrong as it is, or why it is not changed
 */
public record Deviation(String property, String actual, String wanted, Remedy remedy, String why) {

  /** What can be done about a deviation. */
  public enum Remedy {
    /** The setting is changed. */
    SET,
    /** Partitions are added. */
    GROW,
    /** Nothing without a person's decision. */
    BY_HAND
  }
}
