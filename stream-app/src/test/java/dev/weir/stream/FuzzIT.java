package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.FuzzOracle.Verdict;
import dev.weir.stream.FuzzPayloads.Payload;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The payloads of {@link FuzzTopologyTest} against a real broker, registry and model. */
@PropertyTest
@Tag("slow")
class FuzzIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final long SLACK_MS = Duration.ofMinutes(10).toMillis();

  /** Squares of larger values overflow. */
  private static final double LARGEST = 1e100;

  private final int count = Seeds.size(10_000, 1_000);
  private final Map<String, Sent> bad = new HashMap<>();
  private final Set<List<String>> good = new HashSet<>();
  private final Set<List<String>> unsure = new HashSet<>();
  private final Map<Integer, Schema> schemas = new HashMap<>();

  @TempDir Path stateDir;

  @Test
  void shouldGiveEveryPayloadItsOneOutcome() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      cluster.publish(TestModels.train(1), "shapes", "1");
      Instant begin = Instant.now().minus(Duration.ofDays(200));
      cluster.assign(1, Cluster.from(begin, "shapes", "1"));
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir))) {
        weir.start();
        await().atMost(TIMEOUT).until(weir::isReady);
        sendAll(cluster, payloads(cluster), oracle(begin));
        await()
            .atMost(TIMEOUT)
            .untilAsserted(
                () -> {
                  assertThat(cluster.committed(Topic.DEAD_LETTERS))
                      .hasSizeGreaterThanOrEqualTo(bad.size());
                  assertThat(cluster.predictions()).hasSizeGreaterThanOrEqualTo(good.size());
                });
      }
      assertThat(good).hasSizeGreaterThan(count / 20);
      assertPredicted(cluster);
      assertDead(cluster);
    }
  }

  private FuzzPayloads payloads(Cluster cluster) throws Exception {
    try (SchemaRegistryClient registry =
        new CachedSchemaRegistryClient(cluster.registry.url(), 100)) {
      return new FuzzPayloads(
          Seeds.random(),
          TestModels.LENGTH,
          register(registry, "signals-value", SignalRecord.SCHEMA$),
          register(registry, "evolved-value", FuzzPayloads.EVOLVED),
          List.of(register(registry, "labels-value", LabelRecord.getClassSchema())));
    }
  }

  private int register(SchemaRegistryClient registry, String subject, Schema schema)
      throws IOException, RestClientException {
    int id = registry.register(subject, new AvroSchema(schema));
    schemas.put(id, schema);
    return id;
  }

  private FuzzOracle oracle(Instant begin) {
    return new FuzzOracle(
        schemas::get,
        TestModels.LENGTH,
        LARGEST,
        begin.toEpochMilli(),
        Duration.ofDays(3650).toMillis(),
        Duration.ofMinutes(5).toMillis(),
        SLACK_MS);
  }

  private record Sent(Payload payload, Verdict verdict) {}

  private void sendAll(Cluster cluster, FuzzPayloads payloads, FuzzOracle oracle) throws Exception {
    Map<Sent, Future<RecordMetadata>> sent = new HashMap<>();
    Map<String, Object> config =
        Map.of("bootstrap.servers", cluster.kafka.bootstrapServers(), "linger.ms", 5);
    String topic = cluster.topics.name(Topic.SIGNALS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        long now = System.currentTimeMillis();
        Payload payload = payloads.next(now);
        Sent one = new Sent(payload, oracle.verdict(payload.key(), payload.value(), now));
        sent.put(one, producer.send(new ProducerRecord<>(topic, payload.key(), payload.value())));
      }
      for (Map.Entry<Sent, Future<RecordMetadata>> each : sent.entrySet()) {
        expect(each.getKey(), each.getValue().get());
      }
    }
  }

  private void expect(Sent sent, RecordMetadata at) {
    Verdict verdict = sent.verdict();
    if (verdict.bad()) {
      bad.put(at.partition() + "@" + at.offset(), sent);
    } else if (verdict.outcome().equals(FuzzOracle.PREDICTED)) {
      good.add(List.of(verdict.source(), verdict.id()));
    } else if (verdict.outcome().equals(FuzzOracle.UNSURE)) {
      unsure.add(List.of(verdict.source(), verdict.id()));
    }
  }

  private void assertPredicted(Cluster cluster) {
    List<List<String>> predicted =
        cluster.predictions().stream().map(p -> List.of(p.getSource(), p.getRecordId())).toList();
    assertThat(predicted).doesNotHaveDuplicates().containsAll(good);
    assertThat(predicted).allMatch(id -> good.contains(id) || unsure.contains(id));
  }

  private void assertDead(Cluster cluster) {
    Set<String> seen = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : cluster.committed(Topic.DEAD_LETTERS)) {
      DeadLetter letter = DeadLetterHeaders.read(record.headers()).orElseThrow();
      String at = letter.partition() + "@" + letter.offset();
      assertThat(seen.add(at)).as(at).isTrue();
      Sent sent = bad.get(at);
      if (sent != null) {
        String what = sent.payload().kind() + ": " + letter.detail();
        assertThat(letter.reason()).as(what).isEqualTo(sent.verdict().outcome());
        assertThat(record.key()).as(what).isEqualTo(sent.payload().key());
        assertThat(record.value()).as(what).isEqualTo(sent.payload().value());
      }
    }
    assertThat(seen).containsAll(bad.keySet());
    assertThat(seen.size() - bad.size()).isLessThanOrEqualTo(unsure.size());
  }
}
