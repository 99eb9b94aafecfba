package dev.weir.stream.decode;

import dev.weir.schemas.ForeignHeaders;
import dev.weir.stream.config.HeaderCopy;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What outputs take over of the record that they come of, and how much of it.
 *
 * @param valueMaxBytes a longer value is left out of a dead letter, so that the broker takes it
 * @param headerCopy which outputs take over its headers
 * @param headersMaxBytes where its headers have more bytes, they are left out
 * @param limits how large outputs may be
 */
public record OutputSettings(
    int valueMaxBytes, HeaderCopy headerCopy, int headersMaxBytes, OutputLimits limits) {
  /** The bytes of key and value that a prediction may have, whatever headers it takes over. */
  public long predictionRoom() {
    return limits.predictions() - (headerCopy.toPredictions() ? headersMaxBytes : 0);
  }

  /** The headers of a prediction, by those of its record. */
  public Headers ofPrediction(Headers record) {
    if (!headerCopy.toPredictions()) {
      return new RecordHeaders();
    }
    Headers foreign = ForeignHeaders.of(record);
    return ForeignHeaders.bytes(foreign) <= headersMaxBytes ? foreign : new RecordHeaders();
  }
}
