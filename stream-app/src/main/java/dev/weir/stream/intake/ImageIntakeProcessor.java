package dev.weir.stream.intake;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.stream.Flow;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Decodes images and forwards them on their route. Unusable ones go to {@code dead-letters}. */
public final class ImageIntakeProcessor implements Processor<byte[], byte[], byte[], Object> {
  private final IntakeSettings<ImageRecord> settings;
  private final RouteFinder routes;
  private ProcessorContext<byte[], Object> context;
  private Rejections rejections;

  public ImageIntakeProcessor(IntakeSettings<ImageRecord> settings) {
    this.settings = settings;
    this.routes = new RouteFinder(settings.routes());
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
    rejections = new Rejections(context, settings);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String route = routes.ofUnknown();
    try {
      ImageRecord image = decode(record);
      route = routes.of(image.getSource()).name();
      byte[] pixels = pixels(image);
      context.forward(
          record.withValue(new RoutedImage(route, image, pixels, record.value())),
          Flow.CLASSIFY_IMAGES);
    } catch (RejectedException e) {
      rejections.reject(record, route, e);
    }
  }

  private ImageRecord decode(Record<byte[], byte[]> record) throws RejectedException {
    ImageRecord image = settings.decoder().decode(record.value());
    RecordChecks.checkKey(record.key(), image.getSource());
    RecordChecks.checkNames(image.getSource(), image.getId());
    RecordChecks.checkId(image.getId());
    RecordChecks.checkLabel(image.getLabel());
    var _ = // not needed until the image is classified
        settings.checks().checkEventTime(image.getEventTime(), context.currentSystemTimeMs());
    return image;
  }

  /** Multiplies as long: the product of 65,536 by 65,536 overflows an int to 0. */
  private static byte[] pixels(ImageRecord image) throws RejectedException {
    ByteBuffer pixels = image.getPixels();
    int width = image.getWidth();
    int height = image.getHeight();
    if (width < 1 || height < 1) {
      throw wrongSize("the image is %d x %d; a side has at least 1 pixel".formatted(width, height));
    }
    if ((long) width * height != pixels.remaining()) {
      throw wrongSize(
          "the image of %d x %d has %d pixels".formatted(width, height, pixels.remaining()));
    }
    byte[] copy = new byte[pixels.remaining()];
    pixels.duplicate().get(copy);
    return copy;
  }

  private static RejectedException wrongSize(String detail) {
    return new RejectedException(DeadLetterReason.WRONG_SIZE, detail);
  }
}
