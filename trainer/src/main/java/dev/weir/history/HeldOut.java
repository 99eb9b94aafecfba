package dev.weir.history;

/**
 * Which records are kept for testing: a {@link RecordShare}, so that a record that is held out
 * today is held out in every later training too. A candidate and a champion that were both trained
 * on the stream are compared on records that neither has seen.
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
