package dev.weir.publish;

/**
 * A record of {@code models} that cannot be used.
 *
 * @param key its key, as text
 * @param partition where it lies
 * @param offset where it lies there
 * @param why what is wrong with it
 */
public record UnusableRecord(String key, int partition, long offset, String why) {
  /** Its place, as {@code remove-record} takes it: partition and offset. */
  public String place() {
    return partition + "@" + offset;
  }
}
