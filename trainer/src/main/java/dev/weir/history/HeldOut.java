package dev.weir.history;

/**
 * Selects the records for testing by {@link RecordShare}, so a record held out once is held out in
 * every later training too. A candidate and a champion that were both trained on the stream are
 * thus compared on records that neither has seen.
 */
final class HeldOut {
  private final RecordShare share;

  HeldOut(double share) {
    this.share = new RecordShare(share, RecordShare.OF_TESTS);
  }

  boolean takes(String source, String id) {
    return share.takes(source, id);
  }
}
