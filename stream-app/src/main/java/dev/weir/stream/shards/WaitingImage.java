package dev.weir.stream.shards;

import dev.weir.stream.ingest.RoutedImage;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.labels.RecordKey;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that waits for its partial distances: what its predictions and a dead letter need.
 *
 * @param offset in its partition of {@code images}
 * @param shards number of parts that were asked
 * @param sent when they were asked, milliseconds since the epoch
 * @param answerBytes most bytes of heap that all answers take
 * @param revision of the timeline that chose the versions
 * @param versions that score it, the champion first
 * @param route its route
 * @param id its id
 * @param source its source
 * @param eventTime its event time
 * @param label the true class if known; otherwise null
 * @param key of the input record
 * @param raw value of the input record
 * @param timestamp of the input record
 * @param headers of the input record
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WaitingImage(
    long offset,
    int shards,
    long sent,
    long answerBytes,
    long revision,
    List<AskedVersion> versions,
    String route,
    String id,
    String source,
    Instant eventTime,
    String label,
    byte[] key,
    byte[] raw,
    long timestamp,
    Headers headers)
    implements RoutedRecord {
  private static final int VERSION = 1;

  /** A record that is to be sent to all parts. */
  static WaitingImage of(
      Record<byte[], RoutedImage> record,
      long offset,
      int shards,
      long sent,
      long answerBytes,
      long revision,
      List<AskedVersion> versions) {
    RoutedImage image = record.value();
    return new WaitingImage(
        offset,
        shards,
        sent,
        answerBytes,
        revision,
        versions,
        image.route(),
        image.id(),
        image.source(),
        image.eventTime(),
        image.label(),
        record.key(),
        image.raw(),
        record.timestamp(),
        record.headers());
  }

  /** Its key in the stores of predictions and labels. */
  Bytes recordKey() {
    return RecordKey.of(source, id);
  }

  /** The input record with this as its value. */
  Record<byte[], WaitingImage> record() {
    return new Record<>(key, this, timestamp, headers);
  }

  byte[] toBytes() {
    ByteWriter out = new ByteWriter().putByte(VERSION).putInt(shards);
    out.putLong(sent).putLong(answerBytes).putLong(revision);
    AskedVersion.writeAll(versions, out);
    out.putText(route).putText(id).putText(source);
    out.putLong(eventTime.getEpochSecond()).putInt(eventTime.getNano()).putOptionalText(label);
    put(key, out);
    put(raw, out);
    out.putLong(timestamp);
    Header[] all = headers.toArray();
    out.putInt(all.length);
    for (Header header : all) {
      put(header.value(), out.putText(header.key()));
    }
    return out.toBytes();
  }

  /** Null is written as a length of -1. */
  private static void put(byte[] bytes, ByteWriter out) {
    out.putSigned(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.putBytes(bytes, bytes.length);
    }
  }

  static WaitingImage fromBytes(long offset, byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "waiting image", VERSION);
    int shards = in.getInt();
    long sent = in.getLong();
    long answerBytes = in.getLong();
    long revision = in.getLong();
    List<AskedVersion> versions = AskedVersion.readAll(in);
    String route = in.getText();
    String id = in.getText();
    String source = in.getText();
    Instant eventTime = Instant.ofEpochSecond(in.getLong(), in.getInt());
    String label = in.getOptionalText();
    byte[] key = bytes(in);
    byte[] raw = bytes(in);
    long timestamp = in.getLong();
    Headers headers = new RecordHeaders();
    for (int left = in.getCount(); left > 0; left--) {
      headers.add(in.getText(), bytes(in));
    }
    return new WaitingImage(
        offset,
        shards,
        sent,
        answerBytes,
        revision,
        versions,
        route,
        id,
        source,
        eventTime,
        label,
        key,
        raw,
        timestamp,
        headers);
  }

  private static byte[] bytes(ByteReader in) {
    int length = (int) in.getSigned();
    if (length < 0) {
      return null;
    }
    int from = in.position();
    in.skip(length);
    return Arrays.copyOfRange(in.array(), from, from + length);
  }
}
