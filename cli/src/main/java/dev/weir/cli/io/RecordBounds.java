package dev.weir.cli.io;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import java.time.Clock;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * The application's checks that do not depend on a model: a record that fails them would become a
 * dead letter.
 *
 * @param checks the application's record checks, with the limits of event times
 * @param clock of the event times
 */
public record RecordBounds(RecordChecks checks, Clock clock) {

  /**
   * Checks a record.
   *
   * @throws IllegalArgumentException if it would become a dead letter; the message has the reason
   */
  public void check(SpecificRecord record) {
    try {
      switch (record) {
        case SignalRecord signal -> {
          RecordChecks.check(RecordFault.ofNames(signal));
          check(signal.getEventTime());
          RecordChecks.check(RecordFault.ofSamples(signal));
        }
        case ImageRecord image -> {
          RecordChecks.check(RecordFault.ofNames(image));
          check(image.getEventTime());
        }
        case LabelRecord label -> {
          RecordChecks.check(RecordFault.ofNames(label));
          check(label.getEventTime());
        }
        default -> {}
      }
    } catch (RejectedException e) {
      throw new IllegalArgumentException(
          "the record would become a dead letter, %s: %s; --force sends it anyway"
              .formatted(e.reason().wireName(), e.getMessage()),
          e);
    }
  }

  private void check(Instant eventTime) throws RejectedException {
    try {
      checks.checkEventTime(eventTime.toEpochMilli(), clock.millis());
    } catch (RejectedException e) {
      // The application must not print a record's content; here the user owns it.
      throw new RejectedException(e.reason(), "%s: %s".formatted(e.getMessage(), eventTime));
    }
  }
}
