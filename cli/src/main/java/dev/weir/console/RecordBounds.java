package dev.weir.console;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import java.time.Clock;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * The application's checks that do not depend on a model: a record that fails them would become a
 * dead letter.
 */
public final class RecordBounds {

  private final RecordChecks checks;
  private final Clock clock;

  /**
   * Creates the checks of an application.
   *
   * @param checks its record checks, with the limits of event times
   */
  public RecordBounds(RecordChecks checks, Clock clock) {
    this.checks = checks;
    this.clock = clock;
  }

  /**
   * Checks a record.
   *
   * @throws IllegalArgumentException if it would become a dead letter; the message has the reason
   */
  public void check(SpecificRecord record) {
    try {
      switch (record) {
        case SignalRecord signal -> check(signal);
        case ImageRecord image -> {
          RecordChecks.checkNames(image.getSource(), image.getId());
          RecordChecks.checkId(image.getId());
          check(image.getLabel(), image.getEventTime());
        }
        case LabelRecord label -> {
          RecordChecks.checkNames(label.getSource(), label.getRecordId());
          RecordChecks.checkId(label.getRecordId());
          check(label.getLabel(), label.getEventTime());
        }
        default -> {}
      }
    } catch (RejectedException e) {
      throw new IllegalArgumentException(
          "the application would make a dead letter of the record, %s: %s; --force sends it all the same"
              .formatted(e.reason().text(), e.getMessage()),
          e);
    }
  }

  private void check(SignalRecord signal) throws RejectedException {
    RecordChecks.checkNames(signal.getSource(), signal.getId());
    if (signal.getStart() == null) {
      RecordChecks.checkId(signal.getId());
    }
    check(signal.getLabel(), signal.getEventTime());
    if (signal.getChannels() > 0) {
      RecordChecks.checkSamples(signal.getValues().length, signal.getChannels());
    }
    RecordChecks.checkFinite(signal.getValues());
  }

  private void check(String label, Instant eventTime) throws RejectedException {
    RecordChecks.checkLabel(label);
    try {
      var _ = checks.checkEventTime(eventTime, clock.millis()); // only checked, not converted
    } catch (RejectedException e) {
      // The application must not print a record's content; here the user owns it.
      throw new RejectedException(e.reason(), "%s: %s".formatted(e.getMessage(), eventTime));
    }
  }
}
