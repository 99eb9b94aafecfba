package dev.weir.stream.ingest;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.Record;

/** Decodes images and forwards them on their route. */
public final class ImageIngestProcessor extends IngestProcessor<ImageRecord> {
  private final String child;

  /**
   * Creates a task's processor.
   *
   * @param child name of the node that receives the images
   */
  public ImageIngestProcessor(IngestContext<ImageRecord> settings, String child) {
    super(settings);
    this.child = child;
  }

  @Override
  String checkedSource(byte[] key, ImageRecord image) throws RejectedException {
    RecordChecks.checkKey(key, image.getSource());
    RecordChecks.check(RecordFault.ofNames(image));
    long eventTime = image.getEventTime().toEpochMilli();
    settings.checks().checkEventTime(eventTime, context.currentSystemTimeMs());
    return image.getSource();
  }

  @Override
  void forward(Record<byte[], byte[]> record, ImageRecord image, RouteConfig route)
      throws RejectedException {
    byte[] pixels = pixels(image);
    context.forward(
        record.withValue(new RoutedImage(route.name(), image, pixels, record.value())), child);
  }

  /**
   * The pixels of an image.
   *
   * @throws RejectedException if they are not as many as width and height say
   */
  public static byte[] pixels(ImageRecord image) throws RejectedException {
    RecordChecks.check(RecordFault.ofShape(image));
    ByteBuffer pixels = image.getPixels();
    byte[] copy = new byte[pixels.remaining()];
    pixels.duplicate().get(copy);
    return copy;
  }
}
