package dev.weir.stream.classify;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RecordDecoder;
import dev.weir.stream.decode.RejectedException;
import org.apache.kafka.streams.processor.api.Record;

/** From the raw bytes of a signal to a record that can be classified. */
final class SignalDecoder {
  private final RecordDecoder<SignalRecord> decoder;
  private final RecordChecks checks;

  SignalDecoder(RecordDecoder<SignalRecord> decoder, RecordChecks checks) {
    this.decoder = decoder;
    this.checks = checks;
  }

  SignalRecord decode(Record<byte[], byte[]> record, String route, long now)
      throws RejectedException {
    SignalRecord signal = decoder.decode(record.value());
    RecordChecks.checkKey(record.key(), signal.getSource());
    checks.checkEventTime(signal.getEventTime(), now);
    if (signal.getStart() != null) {
      throw new RejectedException(
          DeadLetterReason.NO_ROUTE,
          "the record is a piece of a continuous signal (start is set); route %s takes whole signals"
              .formatted(route));
    }
    return signal;
  }
}
