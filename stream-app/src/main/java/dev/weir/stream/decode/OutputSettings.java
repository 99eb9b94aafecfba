package dev.weir.stream.decode;

import dev.weir.schemas.ForeignHeaders;
import dev.weir.stream.config.HeaderCopy;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What outputs copy from their input record, and the size limits.
 *
 * @param valueMaxBytes a longer value is left out of a dead letter, so that the broker accepts it
 * @param headerCopy which outputs copy its headers
 * @param headersMaxBytes headers above this size are left out
 * @param limits how large outputs may be
 */
public record OutputSettings(
    int valueMaxBytes, HeaderCopy headerCopy, int headersMaxBytes, OutputLimits limits) {
  /** The bytes available for a prediction's key and value, whatever headers it copies. */
  public long predictionRoom() {
    return limits.predictions() - (headerCopy.toPredictions() ? headersMaxBytes : 0);
  }

  /** The headers of a prediction, derived from those of its record. */
  public Headers ofPrediction(Headers record) {
    if (!headerCopy.toPredictions()) {
      return new RecordHeaders();
    }
    Headers foreign = ForeignHeaders.of(record);
    return ForeignHeaders.bytes(foreign) <= headersMaxBytes ? foreign : new RecordHeaders();
  }
}
