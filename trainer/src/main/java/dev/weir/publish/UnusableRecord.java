package dev.weir.publish;

/**
 * A record of {@code models} that cannot be used.
 *
 * @param key its key, as text
 * @param partition where it lies
 * @param offset where it lies there
 * @param why what is wrong with it
 * @param unread whether nothing is known of what it says, as the schema registry did not give its
 *     schema: it may be good
 */
public record UnusableRecord(String key, int partition, long offset, String why, boolean unread) {
  /** A record that is bad whatever the registry says. */
  public UnusableRecord(String key, int partition, long offset, String why) {
    this(key, partition, offset, why, false);
  }

  /** Its place, as {@code remove-record} takes it: partition and offset. */
  public String place() {
    return partition + "@" + offset;
  }
}
