package dev.weir.stream.ingest;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.names.TopologyNames;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Decodes images and forwards them on their route. Unusable ones go to {@code dead-letters}. */
public final class ImageIngestProcessor implements Processor<byte[], byte[], byte[], Object> {
  private final IngestContext<ImageRecord> settings;
  private final RouteMatcher routes;
  private ProcessorContext<byte[], Object> context;
  private DeadLetterFactory deadLetters;

  public ImageIngestProcessor(IngestContext<ImageRecord> settings) {
    this.settings = settings;
    this.routes = new RouteMatcher(settings.routes());
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
          TopologyNames.CLASSIFY_IMAGES);
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
