package dev.weir.experiments.bench;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.cli.io.RecordSender;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/** Produces images repeatedly, each time under a new id, from sixteen sources in turn. */
final class ImageProducer implements BenchProducer {
  private static final int SOURCES = 16;

  private final GreyImages images;
  private final RecordSender sender;
  private long sent;

  ImageProducer(LocalStack stack, GreyImages images) {
    this.images = images;
    Map<String, Object> clients = stack.clients();
    clients.put("linger.ms", 1);
    this.sender = new RecordSender(clients, stack.topics(), Topic.IMAGES);
  }

  @Override
  public void send(long millis) {
    long number = sent++;
    String source = "camera-" + number % SOURCES;
    byte[] pixels = images.image((int) (number % images.size()));
    sender.send(
        source,
        new ImageRecord(
            "bench-" + number,
            source,
            Instant.ofEpochMilli(millis),
            images.width(),
            images.height(),
            ByteBuffer.wrap(pixels),
            null),
        millis);
  }

  @Override
  public void flush() {
    sender.flush();
  }

  @Override
  public void close() {
    sender.close();
  }
}
