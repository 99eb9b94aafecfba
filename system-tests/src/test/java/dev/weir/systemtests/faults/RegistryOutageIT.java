package dev.weir.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The registry fails while a producer starts to use a schema that the application has not seen, and
 * while another instance starts cold.
 */
class RegistryOutageIT {
  private static final int HEADER = 5;

  /** On a busy machine the registry takes half a minute to restart. */
  private static final Duration PATIENT = Duration.ofMinutes(2);

  private static final Duration IMPATIENT = Duration.ofSeconds(45);

  @TempDir Path folder;

  @Test
  void shouldWaitOutAnOutageShorterThanTheRetryTimeout() throws Exception {
    assertThat(startsOverAnOutageOf(20, PATIENT)).containsExactly(1, 1);
  }

  @Test
  @Tag("slow")
  void shouldGoOnAfterAMinuteOnceStartedAgain() throws Exception {
    // The running instance stops after retry.timeout and is restarted.
    assertThat(startsOverAnOutageOf(60, IMPATIENT)).containsExactly(2, 1);
  }

  /** Returns how often the warm and the cold instance had to be started. */
  private List<Integer> startsOverAnOutageOf(int seconds, Duration retryTimeout) throws Exception {
    // Given
    try (Cluster cluster = Cluster.start(1);
        TestDeployment site =
            TestDeployment.create(cluster, "outage.").publish("1").assign("1", Instant.EPOCH);
        AppProcess warm = start(site, "warm", retryTimeout).awaitReady()) {
      SignalLoad load = SignalLoad.start(site, 100);
      LoadPause.seconds(2);
      int newId = registerNewSchema(cluster, site);

      // When
      cluster.registry().stop();
      load.changeWireForm(bytes -> withNewSchema(bytes, newId));
      try (AppProcess cold = start(site, "cold", retryTimeout)) {
        LoadPause.seconds(seconds);
        assertThat(cold.status("/health/live")).isEqualTo(200);
        assertThat(cold.isReady()).isFalse();
        cluster.registry().restart();
        startAgainIfEnded(warm);
        startAgainIfEnded(cold);
        cold.awaitReady();

        // Then
        OutputVerifier.assertExactlyOnce(site, load.finish(), warm, cold);
        return List.of(warm.starts(), cold.starts());
      }
    }
  }

  /** Restarts an ended process, like a supervisor. */
  private static void startAgainIfEnded(AppProcess app) {
    if (!app.isAlive()) {
      assertThat(app.tail()).contains("stopping: ");
      app.start();
    }
    app.awaitReady();
  }

  private AppProcess start(TestDeployment site, String name, Duration retryTimeout) {
    String transaction = String.valueOf(retryTimeout.plusSeconds(30).toMillis());
    return AppProcess.start(
        name,
        folder.resolve(name),
        site.settings(
            "retry.timeout",
            retryTimeout.toSeconds() + "s",
            "kafka.producer.transaction.timeout.ms",
            transaction));
  }

  /** Registers today's schema with an additional field; returns its id. */
  private static int registerNewSchema(Cluster cluster, TestDeployment site) throws Exception {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : SignalRecord.SCHEMA$.getFields()) {
      fields.add(new Schema.Field(field, field.schema()));
    }
    Schema text =
        Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
    fields.add(new Schema.Field("unit", text, "The unit.", Schema.Field.NULL_DEFAULT_VALUE));
    Schema evolved =
        Schema.createRecord("SignalRecord", "With a unit.", "dev.weir.schemas", false, fields);
    try (SchemaRegistryClient client =
        new CachedSchemaRegistryClient(cluster.registry().url(), 10)) {
      return client.register(site.name(Topic.SIGNALS) + "-value", new AvroSchema(evolved));
    }
  }

  /** The record as the new schema's writer encodes it: another id, and no unit at the end. */
  private static byte[] withNewSchema(byte[] bytes, int newId) {
    return ByteBuffer.allocate(bytes.length + 1)
        .put((byte) 0)
        .putInt(newId)
        .put(bytes, HEADER, bytes.length - HEADER)
        .put((byte) 0)
        .array();
  }
}
