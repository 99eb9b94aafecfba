package dev.weir.history;

import dev.weir.image.GreyImages;
import dev.weir.model.InputShape;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.Topic;
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
  public @Nullable DeadLetterReason problem(ImageRecord record) {
    boolean sized = isSide(record.getWidth()) && isSide(record.getHeight());
    int area = sized ? record.getWidth() * record.getHeight() : -1;
    return record.getPixels().remaining() == area ? null : DeadLetterReason.WRONG_SIZE;
  }

  private static boolean isSide(int pixels) {
    return pixels >= 1 && pixels <= GreyImages.MAX_SIDE;
  }
}
