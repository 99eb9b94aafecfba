package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Heap bytes per record of 40 samples. */
class AllocationTest {
  private static final int RECORDS = 20_000;

  private final AvroSerde<SignalRecord> serde =
      new AvroSerde<>(SignalRecord.class, new MockSchemaRegistryClient());
  private final SignalRecord signal =
      SignalRecord.of(
          "record-1234", "pump-1", java.time.Instant.EPOCH, Samples.doubles(new Random(1), 40));

  @Test
  void shouldReadWithoutAnObjectForEachValue() {
    byte[] message = serde.serializer().serialize("signals", signal);

    long bytes = perRecord(() -> serde.deserializer().deserialize("signals", message));

    // 336 for the array, 72 for the record, about 110 for two strings; Avro's reader takes 1,320
    // for the array.
    assertThat(bytes).as("bytes a record read").isLessThan(700);
  }

  @Test
  void shouldWriteWithLittleMoreThanTheMessage() {
    int length = serde.serializer().serialize("signals", signal).length;

    long bytes = perRecord(() -> serde.serializer().serialize("signals", signal));

    assertThat(bytes).as("bytes a record written").isLessThan(length + 200L);
  }

  private static long perRecord(Runnable action) {
    for (int i = 0; i < RECORDS; i++) {
      action.run();
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    for (int i = 0; i < RECORDS; i++) {
      action.run();
    }
    long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / RECORDS;
    System.out.printf("%d bytes, %d ns a record%n", bytes, (System.nanoTime() - start) / RECORDS);
    return bytes;
  }
}
