package dev.weir.stream.decode;

import dev.weir.schemas.ForeignHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The content that a dead letter copies from its record, within the limit of {@code dead-letters}.
 * A value or headers above their own limits are left out; if the total is still too large, first
 * the value, then the headers, then the key. A letter without its value or key is not replayed.
 */
final class DeadLetterContent {
  /** Room for the headers with reason and origin. */
  static final int OWN_BYTES = 8 << 10;

  /** Maximum characters of a detail, which may list settings, such as all routes. */
  private static final int LONGEST_DETAIL = 1_024;

  private final StringBuilder leftOut = new StringBuilder();
  private byte[] key;
  private byte[] value;
  private Headers headers;

  DeadLetterContent(Record<byte[], byte[]> record, OutputSettings settings) {
    key = record.key();
    value = record.value();
    boolean withHeaders = settings.headerCopy().toDeadLetters();
    headers = withHeaders ? ForeignHeaders.of(record.headers()) : new RecordHeaders();
    fit(settings);
  }

  private void fit(OutputSettings settings) {
    if (length(value) > settings.valueMaxBytes()) {
      leaveOutValue();
    }
    if (ForeignHeaders.bytes(headers) > settings.headersMaxBytes()) {
      leaveOutHeaders();
    }
    long room = settings.limits().deadLetters() - OWN_BYTES;
    if (bytes() > room && value != null) {
      leaveOutValue();
    }
    if (bytes() > room && ForeignHeaders.bytes(headers) > 0) {
      leaveOutHeaders();
    }
    if (bytes() > room) {
      leaveOutKey();
    }
  }

  private void leaveOutValue() {
    leftOut.append("the value of %d bytes is left out; ".formatted(length(value)));
    value = null;
  }

  private void leaveOutHeaders() {
    leftOut.append("%d bytes of headers are left out; ".formatted(ForeignHeaders.bytes(headers)));
    headers = new RecordHeaders();
  }

  private void leaveOutKey() {
    leftOut.append("the key of %d bytes is left out; ".formatted(length(key)));
    key = null;
  }

  private long bytes() {
    return length(key) + length(value) + ForeignHeaders.bytes(headers);
  }

  private static long length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  byte[] key() {
    return key;
  }

  byte[] value() {
    return value;
  }

  /** The copied headers, to which others may be added. */
  Headers headers() {
    return headers;
  }

  /** What was left out, for the detail; may be empty. */
  String leftOut() {
    return leftOut.toString();
  }

  /** Truncates a detail. */
  static String cut(String detail) {
    return detail.length() <= LONGEST_DETAIL
        ? detail
        : detail.substring(0, LONGEST_DETAIL - 3) + "...";
  }
}
