package dev.weir.stream.intake;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.stream.Flow;
import dev.weir.stream.decode.DeadLetters;
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
  private DeadLetters deadLetters;

  public ImageIntakeProcessor(IntakeSettings<ImageRecord> settings) {
    this.settings = settings;
    this.routes = new RouteFinder(settings.routes());
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
    deadLetters = settings.deadLetters(context);
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
      settings.metrics().route(route).count(deadLetters.reject(() -> record, e));
    }
  }

  private ImageRecord decode(Record<byte[], byte[]> record) throws RejectedException {
    ImageRecord image = settings.decoder().decode(record.value());
    RecordChecks.checkKey(record.key(), image.getSource());
    RecordChecks.check(RecordFault.ofNames(image));
    settings.checks().checkEventTime(image.getEventTime(), context.currentSystemTimeMs());
    return image;
  }

  private static byte[] pixels(ImageRecord image) throws RejectedException {
    RecordChecks.check(RecordFault.ofShape(image));
    ByteBuffer pixels = image.getPixels();
    byte[] copy = new byte[pixels.remaining()];
    pixels.duplicate().get(copy);
    return copy;
  }
}
