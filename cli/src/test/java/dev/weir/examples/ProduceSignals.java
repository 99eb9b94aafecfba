package dev.weir.examples;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.SignalRecord;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends one signal. */
public final class ProduceSignals {

  private ProduceSignals() {}

  /** Sends the values as the record {@code id} of a source. */
  public static void send(
      String bootstrap, String registry, String source, String id, double[] values)
      throws ExecutionException, InterruptedException {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "schema.registry.url",
            registry,
            "acks",
            "all",
            "enable.idempotence",
            true);
    var signals = AvroSerde.create(SignalRecord.class, config).serializer();
    try (var producer = new KafkaProducer<>(config, new StringSerializer(), signals)) {
      SignalRecord signal = SignalRecord.of(id, source, Instant.now(), values);
      // The key is the source: order holds per source, and labels are joined by it.
      producer.send(new ProducerRecord<>("signals", source, signal)).get();
    }
  }
}
