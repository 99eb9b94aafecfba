package dev.weir.schemas.windowing;

/**
 * Where a reading was read.
 *
 * @param partition of its topic
 * @param offset in the partition
 */
public record ReadingPosition(int partition, long offset) {
  /** As in ids: {@code PARTITION-OFFSET}. */
  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
