package dev.weir.examples;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.Prediction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints one prediction of each record, once it is committed. */
public final class ConsumePredictions {

  private ConsumePredictions() {}

  /** Reads until predictions of {@code count} records have arrived. */
  public static void read(String bootstrap, String registry, String group, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", bootstrap,
            "schema.registry.url", registry,
            "group.id", group,
            "auto.offset.reset", "earliest",
            // Without it a consumer also sees the output of aborted transactions: a prediction
            // repeated after a crash would be read twice.
            "isolation.level", "read_committed");
    var predictions = AvroSerde.create(Prediction.class, config).deserializer();
    try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), predictions)) {
      consumer.subscribe(List.of("predictions"));
      for (int seen = 0; seen < count; ) {
        for (var record : consumer.poll(Duration.ofMillis(500))) {
          Prediction prediction = record.value();
          if (!prediction.getRole().equals(Prediction.CHAMPION)) {
            continue; // a challenger's prediction of the same record, for comparison only
          }
          System.out.printf(
              "%s is %s (margin %.3f, %s %s)%n",
              prediction.getRecordId(),
              prediction.getLabel(),
              prediction.getMargin(),
              prediction.getModel(),
              prediction.getVersion());
          seen++;
        }
      }
    }
  }
}
