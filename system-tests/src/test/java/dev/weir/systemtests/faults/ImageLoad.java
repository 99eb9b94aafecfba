package dev.weir.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends images, at a steady rate or all at once, and records them. */
final class ImageLoad implements AutoCloseable {
  private static final int SOURCES = 5;

  private final TestDeployment site;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, ImageRecord> sent = new HashMap<>();

  ImageLoad(TestDeployment site) {
    this.site = site;
    Map<String, Object> settings = new HashMap<>(site.clients());
    settings.put("acks", "all");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Starts sending one image per this many milliseconds. */
  ImageLoad every(long millis) {
    var _ = clock.scheduleAtFixedRate(this::send, 0, millis, TimeUnit.MILLISECONDS);
    return this;
  }

  /** Sends this many at once. */
  void send(int count) {
    for (int i = 0; i < count; i++) {
      send();
    }
    producer.flush();
  }

  private synchronized void send() {
    int number = sent.size();
    ImageRecord record =
        new ImageRecord(
            "i" + number,
            "s" + number % SOURCES,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            ImageModels.SIDE,
            ImageModels.SIDE,
            ByteBuffer.wrap(ImageModels.pixels(new Random(number), isRight("i" + number))),
            null);
    String topic = site.name(Topic.IMAGES);
    byte[] value = site.serdes().images().serializer().serialize(topic, record);
    var _ = producer.send(new ProducerRecord<>(topic, record.getSource().getBytes(UTF_8), value));
    sent.put(record.getId(), record);
  }

  /** Whether an image has its ink on the right. */
  static boolean isRight(String id) {
    return Integer.parseInt(id.substring(1)) % 2 == 1;
  }

  /** Stops; returns all sent images by id, after their acknowledgement. */
  Map<String, ImageRecord> finish() throws InterruptedException {
    clock.shutdown();
    if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the load goes on");
    }
    producer.flush();
    return sent;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close();
  }
}
