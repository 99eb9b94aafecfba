package dev.weir.stream.decode;

import dev.weir.schemas.ForeignHeaders;
import dev.weir.schemas.json.RecordFormat;
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
 * @param predictions the form of predictions
 * @param passesFields whether fields of an input become headers of its predictions
 */
public record OutputSettings(
    int valueMaxBytes,
    HeaderCopy headerCopy,
    int headersMaxBytes,
    OutputLimits limits,
    RecordFormat predictions,
    boolean passesFields) {
  /**
   * Bytes of JSON for a byte of Avro, at most: a control character takes one byte in Avro and six
   * in JSON; a score's number takes 8 bytes, and at most 24 digits.
   */
  private static final int JSON_GROWTH = 6;

  /** Predictions in Avro, without fields of inputs. */
  public OutputSettings(
      int valueMaxBytes, HeaderCopy headerCopy, int headersMaxBytes, OutputLimits limits) {
    this(valueMaxBytes, headerCopy, headersMaxBytes, limits, RecordFormat.AVRO, false);
  }

  /**
   * The bytes available for a prediction's key and value in Avro, whatever headers it has: in JSON
   * the same prediction would not be larger than the topic allows.
   */
  public long predictionRoom() {
    boolean hasHeaders = headerCopy.toPredictions() || passesFields;
    long room = limits.predictions() - (hasHeaders ? headersMaxBytes : 0);
    return predictions == RecordFormat.JSON ? room / JSON_GROWTH : room;
  }

  /**
   * The headers of a prediction: the fields of its record that are passed through and, if they are
   * copied, the record's headers. What exceeds the limit is left out, the record's headers first.
   */
  public Headers ofPrediction(Headers record) {
    Headers passed = passesFields ? PassedFields.of(record) : new RecordHeaders();
    if (ForeignHeaders.bytes(passed) > headersMaxBytes) {
      passed = new RecordHeaders();
    }
    if (!headerCopy.toPredictions()) {
      return passed;
    }
    Headers all = ForeignHeaders.of(record);
    passed.forEach(
        field -> {
          all.remove(field.key());
          all.add(field);
        });
    return ForeignHeaders.bytes(all) <= headersMaxBytes ? all : passed;
  }
}
