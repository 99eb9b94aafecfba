package dev.weir.stream.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.LabelRecord;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

/** A registry that takes 20 ms for an answer, and time that passes only by waiting. */
class SchemaFaultsTest {
  private static final String TOPIC = "labels";
  private static final int FIRST_UNKNOWN = 10_000;
  private static final Duration ANSWER = Duration.ofMillis(20);

  private final AtomicLong nanos = new AtomicLong();
  private final SlowRegistry registry = new SlowRegistry();
  private final AvroSerde<LabelRecord> serde = new AvroSerde<>(LabelRecord.class, registry);
  private final Deserializer<LabelRecord> deserializer = serde.deserializer();
  private final LabelRecord label = new LabelRecord("s", "r", Instant.EPOCH, "high");
  private final byte[] good = serde.serializer().serialize(TOPIC, label);
  private final SchemaFaults faults = faults(new PassingTime());
  private int unknown = FIRST_UNKNOWN;

  @Test
  void shouldBoundTheTimeThatEverNewIdsTake() throws RejectedException {
    // given
    assertThat(read(good)).isEqualTo(label);
    int asked = registry.asked;

    // when
    long rejected = rejectUnknown(2_000);

    // then ten seconds of pauses, five of requests, and a tenth of that time
    assertThat(rejected).isEqualTo(2_000);
    assertThat(passed()).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(19));
    assertThat(registry.asked - asked).isLessThan(400);
    assertThatThrownBy(() -> read(next()))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("the registry was not asked");
    Duration before = passed();
    assertThat(read(good)).isEqualTo(label);
    assertThat(passed()).isEqualTo(before);
  }

  @Test
  void shouldTakeATenthOfTheTimeForEverNewIdsInTheLongRun() {
    // given
    long rejected = rejectUnknown(2_000);
    assertThat(rejected).isEqualTo(2_000);
    int asked = registry.asked;

    // when such records arrive every millisecond for a minute
    Duration spent = Duration.ZERO;
    for (int i = 0; i < 60_000; i++) {
      Duration before = passed();
      assertThatThrownBy(() -> read(next())).isInstanceOf(RejectedException.class);
      spent = spent.plus(passed().minus(before));
      nanos.addAndGet(Duration.ofMillis(1).toNanos());
    }

    // then a tenth is requests, and a tenth pauses
    assertThat(spent).isLessThan(Duration.ofSeconds(16));
    assertThat(registry.asked - asked).isLessThan(500);
  }

  @Test
  void shouldAskForNewIdsOnceTheTimeHasRefilled() throws Exception {
    // given
    byte[] newOne = ofSchema("new");
    rejectUnknown(2_000);
    assertThatThrownBy(() -> read(newOne)).isInstanceOf(RejectedException.class);

    // when
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    // then
    assertThat(read(newOne)).isEqualTo(label);
  }

  @Test
  void shouldReadAnIdThatAnotherThreadHasRead() throws Exception {
    // given
    byte[] newOne = ofSchema("new");
    rejectUnknown(2_000);

    // when
    assertThat(onAnotherThread(newOne)).isEqualTo(label);

    // then
    assertThat(read(newOne)).isEqualTo(label);
  }

  @Test
  void shouldAlsoBoundTheTimeForIdsThatTheRegistryForbids() throws RejectedException {
    // given
    assertThat(read(good)).isEqualTo(label);
    registry.status = 403;

    // when
    long rejected = rejectUnknown(2_000);

    // then 45 seconds, until the first one is known to fail alone, and as above
    assertThat(rejected).isEqualTo(2_000);
    assertThat(passed()).isLessThan(Duration.ofSeconds(80));
    assertThat(read(good)).isEqualTo(label);
  }

  @Test
  void shouldWaitForAnIdThatIsRegisteredWithinASecond() throws Exception {
    // given a node of the registry that lags behind
    byte[] newOne = ofSchema("new");
    long start = System.nanoTime();
    registry.isLagging = () -> System.nanoTime() - start < 500_000_000;

    // when, then
    assertThat(faults(Ticker.SYSTEM).read(deserializer, TOPIC, newOne)).isEqualTo(label);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(500_000_000);
  }

  private SchemaFaults faults(Ticker ticker) {
    return new SchemaFaults(
        new Retry(Duration.ofSeconds(45), () -> false, ticker), List.of(deserializer));
  }

  private LabelRecord read(byte[] bytes) throws RejectedException {
    return faults.read(deserializer, TOPIC, bytes);
  }

  private LabelRecord onAnotherThread(byte[] bytes)
      throws ExecutionException, InterruptedException {
    CompletableFuture<LabelRecord> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                result.complete(read(bytes));
              } catch (RejectedException e) {
                result.completeExceptionally(e);
              }
            })
        .join();
    return result.get();
  }

  /** Reads so many records, each with its own unknown id; returns how many are rejected. */
  private long rejectUnknown(int records) {
    long rejected = 0;
    for (int i = 0; i < records; i++) {
      try {
        var _ = read(next());
      } catch (RejectedException e) {
        rejected++;
      }
    }
    return rejected;
  }

  private byte[] next() {
    return withId(unknown++);
  }

  private byte[] withId(int id) {
    return ByteBuffer.wrap(good.clone()).putInt(1, id).array();
  }

  /** The same record, by another schema of the same fields. */
  private byte[] ofSchema(String name) throws IOException, RestClientException {
    String schema =
        LabelRecord.SCHEMA$
            .toString()
            .replaceFirst("\"fields\":\\[", "\"variant\":\"" + name + "\",\"fields\":[");
    return withId(registry.register(name, new AvroSchema(schema)));
  }

  private Duration passed() {
    return Duration.ofNanos(nanos.get());
  }

  private final class PassingTime implements Ticker {
    @Override
    public long nanoTime() {
      return nanos.get();
    }

    @Override
    public void sleep(long millis) {
      nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
  }

  private final class SlowRegistry extends MockSchemaRegistryClient {
    private BooleanSupplier isLagging = () -> false;
    private int status = 404;
    private int asked;

    @Override
    public synchronized ParsedSchema getSchemaById(int id) throws IOException, RestClientException {
      asked++;
      nanos.addAndGet(ANSWER.toNanos());
      if (id == Integer.MAX_VALUE - 1) {
        throw new RestClientException("no such schema", 404, 40403);
      }
      if (id >= FIRST_UNKNOWN || isLagging.getAsBoolean()) {
        throw new RestClientException("no", status, status * 100 + 3);
      }
      return super.getSchemaById(id);
    }
  }
}
