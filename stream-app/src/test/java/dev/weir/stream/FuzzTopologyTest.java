package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.FuzzOracle.Verdict;
import dev.weir.stream.FuzzPayloads.Payload;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payloads of every kind: each has exactly the result that the contract defines. */
@PropertyTest
class FuzzTopologyTest {
  private static final int BATCH = 500;
  private static final int LENGTH = 4;
  private static final long MAX_PAST_MS = Duration.ofDays(3650).toMillis();
  private static final long MAX_FUTURE_MS = Duration.ofMinutes(5).toMillis();
  private static final long BEGIN = Harness.NOW.minus(Duration.ofDays(1825)).toEpochMilli();

  private final Map<String, Integer> outcomes = new HashMap<>();
  private final Map<FuzzPayloads.Kind, Integer> kinds = new HashMap<>();

  @Test
  void shouldGiveEveryPayloadItsOneOutcome() throws Exception {
    run(Seeds.size(10_000, 2_000));
  }

  @Test
  @Tag("slow")
  void shouldGiveEachOfManyPayloadsItsOneOutcome() throws Exception {
    run(Seeds.size(100_000, 2_000));
  }

  private void run(int payloads) throws Exception {
    try (Harness weir = new Harness()) {
      fuzz(weir, payloads);
    }
    System.out.printf("%,d payloads: %s%n", payloads, outcomes);
  }

  private void fuzz(Harness weir, int count) throws IOException, RestClientException {
    weir.timeline(1, BEGIN, new FakeModel(0, LENGTH));
    String scope = weir.settings.get("schema.registry.url").substring("mock://".length());
    SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(scope);
    FuzzPayloads payloads =
        new FuzzPayloads(
            Seeds.random(),
            LENGTH,
            registry.register("signals-value", new AvroSchema(SignalRecord.SCHEMA$)),
            registry.register("evolved-value", new AvroSchema(FuzzPayloads.EVOLVED)),
            List.of(
                registry.register("labels-value", new AvroSchema(LabelRecord.getClassSchema()))));
    FuzzOracle oracle =
        new FuzzOracle(
            id -> schema(registry, id),
            LENGTH,
            Double.MAX_VALUE,
            BEGIN,
            MAX_PAST_MS,
            MAX_FUTURE_MS,
            0);
    for (int sent = 0; sent < count; sent += BATCH) {
      sendBatch(weir, payloads, oracle, sent);
    }
    // Only routes that cut windows find records too late, and only inputs have a grid.
    EnumSet<DeadLetterReason> others =
        EnumSet.of(DeadLetterReason.TOO_LATE, DeadLetterReason.OFF_GRID);
    for (DeadLetterReason reason : EnumSet.complementOf(others)) {
      assertThat(outcomes).containsKey(reason.wireName());
    }
    assertThat(kinds).hasSize(FuzzPayloads.Kind.values().length);
    assertThat(outcomes.get(FuzzOracle.PREDICTED)).isGreaterThan(count / 10);
    assertThat(weir.count("weir.duplicates"))
        .isEqualTo(outcomes.get(FuzzOracle.DUPLICATE).doubleValue());
    assertThat(outcomes.values().stream().mapToInt(n -> n).sum()).isEqualTo(count);
  }

  private void sendBatch(Harness weir, FuzzPayloads payloads, FuzzOracle oracle, int first) {
    List<List<String>> good = new ArrayList<>();
    List<Expected> bad = new ArrayList<>();
    for (int offset = first; offset < first + BATCH; offset++) {
      long now = Harness.NOW.toEpochMilli();
      Payload payload = payloads.next(now);
      Verdict verdict = oracle.verdict(payload.key(), payload.value(), now);
      assertThat(verdict.outcome()).isNotEqualTo(FuzzOracle.UNSURE);
      weir.sendSignal(payload.key(), payload.value());
      outcomes.merge(verdict.outcome(), 1, Integer::sum);
      kinds.merge(payload.kind(), 1, Integer::sum);
      if (verdict.bad()) {
        bad.add(new Expected(offset, payload, verdict.outcome()));
      } else if (verdict.outcome().equals(FuzzOracle.PREDICTED)) {
        good.add(List.of(verdict.source(), verdict.id()));
      }
    }
    assertThat(weir.predictions().stream().map(p -> List.of(p.getSource(), p.getRecordId())))
        .containsExactlyElementsOf(good);
    assertDead(weir.deadLetterRecords(), bad);
  }

  private record Expected(int offset, Payload payload, String reason) {}

  private static void assertDead(List<TestRecord<byte[], byte[]>> letters, List<Expected> bad) {
    for (int i = 0; i < Math.min(letters.size(), bad.size()); i++) {
      TestRecord<byte[], byte[]> record = letters.get(i);
      DeadLetter letter = DeadLetterHeaders.read(record.headers()).orElseThrow();
      Expected expected = bad.get(i);
      String what =
          "payload %d, %s: %s"
              .formatted(expected.offset(), expected.payload().kind(), letter.detail());
      assertThat(letter.offset()).as(what).isEqualTo(expected.offset());
      assertThat(letter.reason()).as(what).isEqualTo(expected.reason());
      assertThat(letter.detail()).as(what).isNotBlank();
      assertThat(record.key()).as(what).isEqualTo(expected.payload().key());
      assertThat(record.value()).as(what).isEqualTo(expected.payload().value());
    }
    assertThat(letters).hasSameSizeAs(bad);
  }

  private static Schema schema(SchemaRegistryClient registry, int id) {
    try {
      return ((AvroSchema) registry.getSchemaById(id)).rawSchema();
    } catch (RestClientException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
