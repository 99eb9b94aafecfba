package dev.weir.stream.classify;

import static org.apache.kafka.common.utils.Utils.utf8Length;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Labels;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.models.LoadedModel;
import java.util.List;

/**
 * Checks the size of a model's predictions before they are made, since they have a score per class.
 * For example, 150,000 classes with names of 6 characters make 150,000 x (1 + 6 + 8) bytes of
 * scores, 2.25 MB, above the default limit of topics.
 */
final class PredictionSize {
  /** Wire format, role, numbers, and the lengths of all texts except class names. */
  private static final int FIXED_BYTES = 128;

  private final LoadedModel model;
  private final long room;
  private final long modelBytes;
  private final String longest;

  /**
   * Measures a model.
   *
   * @param room maximum bytes of a prediction's key and value
   */
  PredictionSize(LoadedModel model, long room) {
    this.model = model;
    this.room = room;
    List<String> classes = model.model().classes();
    this.longest =
        classes.stream().reduce("", (one, other) -> one.length() < other.length() ? other : one);
    this.modelBytes =
        FIXED_BYTES
            + utf8Length(model.id().name())
            + utf8Length(model.id().version())
            + utf8Length(model.sha256())
            + utf8Length(longest)
            + classes.stream().mapToLong(PredictionSize::scoreBytes).sum();
  }

  private static long scoreBytes(String name) {
    long text = utf8Length(name);
    return lengthBytes(text) + text + Double.BYTES;
  }

  /** Avro zigzag-encodes a length, seven bits per byte. */
  private static int lengthBytes(long length) {
    return (Long.SIZE - Long.numberOfLeadingZeros(2 * length | 1) + 6) / 7;
  }

  /**
   * Rejects a record whose prediction would be too large or could name a class that is too long.
   */
  void check(RoutedRecord routed) throws RejectedException {
    if (longest.length() > Labels.LONGEST) {
      throw new RejectedException(
          DeadLetterReason.TOO_LARGE,
          "a class of model %s has a name of %,d characters; at most %d are taken"
              .formatted(model.id(), longest.length(), Labels.LONGEST));
    }
    // The source is also the record's key.
    long bytes =
        modelBytes
            + utf8Length(routed.id())
            + 2L * utf8Length(routed.source())
            + utf8Length(routed.route());
    if (bytes > room) {
      throw new RejectedException(
          DeadLetterReason.TOO_LARGE,
          "the prediction of model %s with %,d classes would have about %,d bytes; the topic of predictions has room for %,d (max.message.bytes)"
              .formatted(model.id(), model.model().classes().size(), bytes, room));
    }
  }
}
