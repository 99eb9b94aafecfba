package dev.weir.schemas.windowing;

/**
 * Outcome of a piece's samples, as counts per channel.
 *
 * @param added new samples
 * @param known duplicates; the first ones are kept
 * @param late samples that arrived after they were given up
 * @param lost samples given up now, since the newest is too far ahead of them
 * @param filled samples that were made up now, in place of missing ones
 */
public record ChunkResult(long added, long known, long late, long lost, long filled) {
  /** Without samples that were made up. */
  public ChunkResult(long added, long known, long late, long lost) {
    this(added, known, late, lost, 0);
  }
}
