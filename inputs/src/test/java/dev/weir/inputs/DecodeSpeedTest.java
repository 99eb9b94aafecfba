package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CPU time of mapping a record of 40 values, against the decoding of Weir's own record. */
@Tag("slow")
class DecodeSpeedTest {
  private static final int ROUNDS = 31;
  private static final int RECORDS = 50_000;

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

  @Test
  void shouldMapForeignRecordsNearlyAsFastAsWeirsOwn() {
    // given
    InputRecord avro = Foreign.avro(registry, 40);
    InputRecord json = Foreign.json(40);
    InputRecord csv = Foreign.csv(40);
    RecordMapper ofAvro = Foreign.mapper("avro", registry);
    RecordMapper ofJson = Foreign.mapper("json", registry);
    RecordMapper ofCsv =
        new RecordMapper(
            Mappings.of("format=csv", "values=[1..]", "id=0"), new SchemaFetcher(registry));
    AvroSerde<SignalRecord> serde = new AvroSerde<>(SignalRecord.class, registry);
    byte[] own =
        serde
            .serializer()
            .serialize(
                "t", SignalRecord.of("record-1234", "press-7", Instant.EPOCH, Foreign.values(40)));

    // when
    double[][] nanos = new double[4][ROUNDS];
    for (int round = -3; round < ROUNDS; round++) { // the first three warm up
      double[] now = {
        nanos(() -> serde.deserializer().deserialize("t", own)),
        nanos(() -> ofAvro.signal(avro)),
        nanos(() -> ofJson.signal(json)),
        nanos(() -> ofCsv.signal(csv))
      };
      for (int i = 0; i < now.length && round >= 0; i++) {
        nanos[i][round] = now[i];
      }
    }

    // then
    double weir = median(nanos[0]);
    String[] names = {"weir", "avro", "json", "csv"};
    for (int i = 0; i < names.length; i++) {
      double time = median(nanos[i]);
      System.out.printf("%s: %.0f ns a record, weir's %.2f%n", names[i], time, weir / time);
    }
    assertThat(weir / median(nanos[1])).as("Avro's share of Weir's speed").isGreaterThan(0.6);
  }

  private static double nanos(Supplier<SignalRecord> read) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    double sum = 0;
    for (int i = 0; i < RECORDS; i++) {
      sum += read.get().getValues()[39];
    }
    assertThat(sum).isPositive();
    return (threads.getCurrentThreadCpuTime() - before) / (double) RECORDS;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
