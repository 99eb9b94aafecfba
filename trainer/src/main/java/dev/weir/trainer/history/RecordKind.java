package dev.weir.trainer.history;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.InputShape;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.trainer.data.ValueRange;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The common properties of an input topic's records.
 *
 * @param topic their topic
 * @param type their class
 * @param id source and id of a record
 * @param eventTime the event time of a record, milliseconds since the epoch
 * @param label the label in a record, or null
 * @param shape the input shape that a model needs to score a record without a problem
 * @param problem why a record cannot be used, if so
 * @param <R> the record type
 */
public record RecordKind<R extends SpecificRecord>(
    Topic topic,
    Class<R> type,
    Function<R, RecordId> id,
    ToLongFunction<R> eventTime,
    Function<R, @Nullable String> label,
    Function<R, InputShape> shape,
    Function<R, Optional<DeadLetterReason>> problem) {

  /** The records of {@code signals}. */
  public static final RecordKind<SignalRecord> SIGNALS =
      new RecordKind<>(
          Topic.SIGNALS,
          SignalRecord.class,
          signal -> new RecordId(signal.getSource(), signal.getId()),
          SignalRecord::eventTimeMillis,
          SignalRecord::getLabel,
          signal ->
              new InputShape.Signal(
                  signal.getChannels(), signal.getValues().length / signal.getChannels()),
          RecordKind::problem);

  /** The records of {@code images}. */
  public static final RecordKind<ImageRecord> IMAGES =
      new RecordKind<>(
          Topic.IMAGES,
          ImageRecord.class,
          image -> new RecordId(image.getSource(), image.getId()),
          image -> image.getEventTime().toEpochMilli(),
          ImageRecord::getLabel,
          image -> new InputShape.Image(image.getWidth(), image.getHeight()),
          RecordKind::problem);

  private static Optional<DeadLetterReason> problem(SignalRecord signal) {
    boolean isInRange = DoubleStream.of(signal.getValues()).allMatch(ValueRange::holds);
    return RecordFault.ofNames(signal)
        .or(() -> RecordFault.ofSamples(signal))
        .map(RecordFault::reason)
        .or(() -> Optional.of(DeadLetterReason.UNUSABLE_VALUES).filter(it -> !isInRange));
  }

  private static Optional<DeadLetterReason> problem(ImageRecord image) {
    boolean isTooLarge =
        image.getWidth() > GreyImages.MAX_SIDE || image.getHeight() > GreyImages.MAX_SIDE;
    return RecordFault.ofNames(image)
        .or(() -> RecordFault.ofShape(image))
        .map(RecordFault::reason)
        .or(() -> Optional.of(DeadLetterReason.WRONG_SIZE).filter(it -> isTooLarge));
  }
}
