package dev.weir.experiments.bench;

import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.config.RecordTime;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordSerdes;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Forwards signals unchanged, with the application's serdes and settings and without a store: the
 * upper limit of Kafka Streams' throughput for these records.
 */
final class IdentityApplication {

  /** The output topic. */
  static final String OUTPUT = "bench-identity";

  private IdentityApplication() {}

  static AutoCloseable start(WeirConfig config) {
    RecordSerdes serdes = RecordSerdes.of(config.registryProperties());
    KafkaStreams streams =
        new KafkaStreams(topology(config, serdes), StreamsSettings.streams(config));
    streams.start();
    return () -> {
      streams.close();
      serdes.close();
    };
  }

  private static Topology topology(WeirConfig config, RecordSerdes serdes) {
    Serde<byte[]> keys = Serdes.ByteArray();
    Serde<SignalRecord> signals = serdes.signals();
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            config.topics().name(Topic.SIGNALS),
            Consumed.with(keys, signals)
                .withTimestampExtractor(new RecordTime())
                .withName("signals-source"))
        .to(OUTPUT, Produced.with(keys, signals).withName("identity-sink"));
    return builder.build();
  }
}
