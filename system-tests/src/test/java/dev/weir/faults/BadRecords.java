package dev.weir.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.RegistryClients;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that cannot be used, of every kind that somebody may send; each is noted. */
final class BadRecords implements AutoCloseable {
  private static final int SCHEMA_ID = 1;
  private static final int LARGE_HEADER = 60_000;
  private static final int LARGE_ID = 300_000;
  private static final int LARGE_VALUES = 110_000;
  private static final int LONG_LABEL = 257;

  private final Site site;
  private final Sent sent;
  private final Random random;
  private final KafkaProducer<byte[], byte[]> producer;
  private final int hostileSchema;
  private int number;

  BadRecords(Site site, Sent sent, Random random) {
    this.site = site;
    this.sent = sent;
    this.random = random;
    Map<String, Object> settings = new HashMap<>(site.clients());
    settings.put("max.request.size", 10_000_000);
    settings.put("compression.type", "zstd");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    hostileSchema = registerHostile();
  }

  /** A writer's schema whose field, which readers skip, makes much work of few bytes. */
  private int registerHostile() {
    try (SchemaRegistryClient client = RegistryClients.create(site.clients())) {
      String nulls =
          "\"fields\":[{\"name\":\"n\",\"type\":{\"type\":\"array\",\"items\":\"null\"}},";
      String hostile = SignalRecord.SCHEMA$.toString().replaceFirst("\"fields\":\\[", nulls);
      return client.register("hostile-value", new AvroSchema(new Schema.Parser().parse(hostile)));
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those of a kind that every version of the application takes. */
  List<Runnable> kinds() {
    return List.of(
        () -> signal("undecodable", source(), null),
        () -> signal("undecodable", source(), bytes(random.nextInt(1, 200))),
        () -> signal("undecodable", source(), withSchema(random.nextInt(1 << 20, 1 << 30))),
        () -> signal("undecodable", source(), withSchema(1 << 29)),
        () -> signal("undecodable", source(), nulls()),
        () -> signal("undecodable", source(), cut(good(source()))),
        () -> signal("key-mismatch", null, good(source())),
        () -> signal("key-mismatch", "someone-else", good(source())),
        () ->
            signal(
                "event-time-out-of-range",
                "s1",
                wire(record("s1", Instant.now().plusSeconds(7_200)))),
        () -> signal("event-time-out-of-range", "s1", wire(record("s1", Instant.EPOCH))),
        () -> signal("no-route", "s1", wire(record("s1", Instant.now()).withStart(0L))),
        () -> signal("wrong-size", "s1", wire(record("s1", new double[LARGE_VALUES]))),
        () -> signal("unusable-values", "s1", wire(record("s1", infinite()))),
        () -> label("undecodable", "s1", bytes(50)),
        () -> label("unusable-values", "s1", wire("s1", "x".repeat(LONG_LABEL))),
        () -> label("key-mismatch", "s2", wire("s1", "bump")),
        this::largeHeaders);
  }

  /** Of sizes that need a bound at the door: dead letters, whatever the reason. */
  List<Runnable> largeKinds() {
    String source = Sent.ANY_REASON;
    return List.of(
        () -> signal(source, source, wire(largeId(source))),
        () -> signal(source, source, largeIdWithHeaders(source)));
  }

  private SignalRecord largeId(String source) {
    return SignalRecord.of(
        "x".repeat(LARGE_ID) + number++, source, Instant.now(), Models.values(number, true));
  }

  private byte[] largeIdWithHeaders(String source) {
    return wire(largeId(source).withLabel("漢".repeat(200)));
  }

  private void largeHeaders() {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(site.name(Topic.SIGNALS), "s1".getBytes(UTF_8), bytes(3));
    record.headers().add("trace", new byte[LARGE_HEADER]);
    record.headers().add("weir.replayed", "0@0".getBytes(UTF_8));
    send(record, "undecodable");
  }

  private void signal(String reason, String key, byte[] value) {
    send(new ProducerRecord<>(site.name(Topic.SIGNALS), key(key), value), reason);
  }

  private void label(String reason, String key, byte[] value) {
    send(new ProducerRecord<>(site.name(Topic.LABELS), key(key), value), reason);
  }

  private void send(ProducerRecord<byte[], byte[]> record, String reason) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    sent.rejected(reason);
  }

  private static byte[] key(String key) {
    return key == null ? null : key.getBytes(UTF_8);
  }

  private String source() {
    return "s" + random.nextInt(9);
  }

  /** Never in the wire format: its first byte is not 0. */
  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    bytes[0] = 7;
    return bytes;
  }

  private byte[] withSchema(int id) {
    return ByteBuffer.wrap(good(source())).putInt(SCHEMA_ID, id).array();
  }

  private byte[] nulls() {
    byte[] bytes = new byte[10_000];
    Arrays.fill(bytes, (byte) 64);
    bytes[0] = 0;
    return ByteBuffer.wrap(bytes).putInt(SCHEMA_ID, hostileSchema).array();
  }

  private static byte[] cut(byte[] whole) {
    return Arrays.copyOf(whole, whole.length - 5);
  }

  private byte[] good(String source) {
    return wire(record(source, Instant.now()));
  }

  private SignalRecord record(String source, Instant eventTime) {
    return SignalRecord.of("bad-" + number++, source, eventTime, Models.values(number, true));
  }

  private SignalRecord record(String source, double[] values) {
    return SignalRecord.of("bad-" + number++, source, Instant.now(), values);
  }

  private static double[] infinite() {
    double[] values = Models.values(1, true);
    values[3] = Double.NEGATIVE_INFINITY;
    return values;
  }

  private byte[] wire(SignalRecord record) {
    return site.serdes().signals().serializer().serialize(site.name(Topic.SIGNALS), record);
  }

  private byte[] wire(String source, String label) {
    LabelRecord record = new LabelRecord(source, "bad-" + number++, Instant.now(), label);
    return site.serdes().labels().serializer().serialize(site.name(Topic.LABELS), record);
  }

  @Override
  public void close() {
    producer.close();
  }
}
