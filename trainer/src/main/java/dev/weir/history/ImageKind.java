package dev.weir.history;

import dev.weir.image.GreyImages;
import dev.weir.model.InputShape;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of {@code images}; a shape is width x height. */
public final class ImageKind implements RecordKind<ImageRecord> {
  /** The singleton. */
  public static final ImageKind INSTANCE = new ImageKind();

  private ImageKind() {}

  @Override
  public Topic topic() {
    return Topic.IMAGES;
  }

  @Override
  public Class<ImageRecord> type() {
    return ImageRecord.class;
  }

  @Override
  public String source(ImageRecord record) {
    return record.getSource();
  }

  @Override
  public String id(ImageRecord record) {
    return record.getId();
  }

  @Override
  public long eventTime(ImageRecord record) {
    return record.getEventTime().toEpochMilli();
  }

  @Override
  public @Nullable String label(ImageRecord record) {
    return record.getLabel();
  }

  @Override
  public String shape(ImageRecord record) {
    return record.getWidth() + "x" + record.getHeight();
  }

  @Override
  public InputShape inputShape(ImageRecord record) {
    return new InputShape.Image(record.getWidth(), record.getHeight());
  }

  @Override
  public Optional<DeadLetterReason> problem(ImageRecord record) {
    return RecordFault.ofNames(record)
        .or(() -> RecordFault.ofShape(record))
        .map(RecordFault::reason)
        .or(() -> Optional.of(DeadLetterReason.WRONG_SIZE).filter(it -> isTooLarge(record)));
  }

  private static boolean isTooLarge(ImageRecord record) {
    return record.getWidth() > GreyImages.MAX_SIDE || record.getHeight() > GreyImages.MAX_SIDE;
  }
}
