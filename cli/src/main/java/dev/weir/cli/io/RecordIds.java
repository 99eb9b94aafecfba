package dev.weir.cli.io;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.base.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;

/**
 * Ids for records without one: a shared prefix and the record's line, such as {@code
 * cli-5f0c2d9a1b3e-17}.
 *
 * @param prefix the shared prefix
 */
record RecordIds(String prefix) {

  private static final int DIGITS = 12;

  /** Ids of this run only. */
  static RecordIds fresh(String source, Clock clock) {
    return new RecordIds(source + "-" + clock.millis());
  }

  String id(long line) {
    return prefix + "-" + line;
  }

  /** Hashes all records of a file, so that the same file has the same ids, also on a retry. */
  static final class OfContent {
    private final MessageDigest digest = Digests.sha256();

    void add(JsonNode record, long line) {
      digest.update((line + ":" + record + "\n").getBytes(StandardCharsets.UTF_8));
    }

    RecordIds ids(String source) {
      return new RecordIds(source + "-" + Digests.hex(digest).substring(0, DIGITS));
    }
  }
}
