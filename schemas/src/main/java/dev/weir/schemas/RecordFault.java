package dev.weir.schemas;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error of an input record itself, independent of its key, the clock, its route and its model:
 * the application turns the record into a dead letter, sending refuses it, and training leaves it
 * out. The length of a whole signal, the size of an image and missing values are checked against
 * the model instead.
 *
 * @param reason the reason of the dead letter
 * @param detail the error: sizes and counts, but no id, time, label or value of the record
 */
public record RecordFault(DeadLetterReason reason, String detail) {
  /** Low enough that an index plus a window's length cannot overflow. */
  private static final long MAX_INDEX = 1L << 60;

  /** Source, id and label; windows get their own ids, so that a piece needs none. */
  public static Optional<RecordFault> ofNames(SignalRecord signal) {
    boolean isPiece = signal.getStart() != null;
    return ofNames(signal.getSource(), signal.getId(), isPiece, signal.getLabel());
  }

  /** Source, id and label. */
  public static Optional<RecordFault> ofNames(ImageRecord image) {
    return ofNames(image.getSource(), image.getId(), false, image.getLabel());
  }

  /** Source, id of the record, and label. */
  public static Optional<RecordFault> ofNames(LabelRecord label) {
    return ofNames(label.getSource(), label.getRecordId(), false, label.getLabel());
  }

  private static Optional<RecordFault> ofNames(
      String source, String id, boolean mayBeEmpty, @Nullable String label) {
    Optional<String> tooLong = RecordNames.problem(source, id);
    if (tooLong.isPresent()) {
      return tooLong.map(detail -> new RecordFault(DeadLetterReason.TOO_LARGE, detail));
    }
    if (id.isEmpty() && !mayBeEmpty) { // all without an id would be duplicates of each other
      return unusable("the record's id is empty");
    }
    return Labels.problem(label)
        .map(detail -> new RecordFault(DeadLetterReason.UNUSABLE_VALUES, detail));
  }

  /** Whether the number of values is a multiple of the channels; may be 0. */
  public static Optional<RecordFault> ofShape(SignalRecord signal) {
    int values = signal.getValues().length;
    int channels = signal.getChannels();
    return channels < 1 || values % channels != 0
        ? wrongSize("%d values cannot be %d channels of equal length".formatted(values, channels))
        : Optional.empty();
  }

  /** Whether there are as many pixels as width and height say, at least one. */
  public static Optional<RecordFault> ofShape(ImageRecord image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int pixels = image.getPixels().remaining();
    if (width < 1 || height < 1) {
      return wrongSize(
          "the image is %d x %d; a side has at least 1 pixel".formatted(width, height));
    }
    // As long: the product of 65,536 by 65,536 overflows an int to 0.
    return (long) width * height != pixels
        ? wrongSize("the image of %d x %d has %d pixels".formatted(width, height, pixels))
        : Optional.empty();
  }

  /** The samples of a signal; also position, interval and finite values of a piece. */
  public static Optional<RecordFault> ofSamples(SignalRecord signal) {
    Optional<RecordFault> shape = ofShape(signal);
    if (shape.isPresent()) {
      return shape;
    }
    if (signal.getValues().length == 0) {
      return wrongSize("the signal has no values");
    }
    return signal.getStart() == null
        ? Optional.empty()
        : ofPiece(signal.getStart(), signal.getInterval(), signal.getValues());
  }

  private static Optional<RecordFault> ofPiece(
      long start, @Nullable Double interval, double[] values) {
    if (start < 0 || start > MAX_INDEX) {
      return wrongSize(
          "the piece's start is no index: it is " + (start < 0 ? "negative" : "too great"));
    }
    if (interval != null && !(interval >= 0 && interval < Double.POSITIVE_INFINITY)) {
      return unusable("the interval is no length of time");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        return unusable("value %d is not finite".formatted(i));
      }
    }
    return Optional.empty();
  }

  private static Optional<RecordFault> wrongSize(String detail) {
    return Optional.of(new RecordFault(DeadLetterReason.WRONG_SIZE, detail));
  }

  private static Optional<RecordFault> unusable(String detail) {
    return Optional.of(new RecordFault(DeadLetterReason.UNUSABLE_VALUES, detail));
  }
}
