package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.schemas.SchemaFetcher;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Heap bytes per record of 40 samples, of which the array of the result takes 336. */
class AllocationTest {
  private static final int RECORDS = 20_000;

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

  @Test
  void shouldReadAvroWithoutAnObjectForEachValue() {
    InputRecord record = Foreign.avro(registry, 40);
    RecordMapper mapper = Foreign.mapper("avro", registry);

    // Two strings, the record, the array.
    assertThat(perRecord(mapper, record)).isLessThan(700);
  }

  @Test
  void shouldReadJsonWithoutAnObjectForEachValue() {
    InputRecord record = Foreign.json(40);
    RecordMapper mapper = Foreign.mapper("json", registry);

    // Also Jackson's parser, of about 1,000 bytes a record; an object a value would be 640 more.
    assertThat(perRecord(mapper, record)).isLessThan(2_000);
    assertThat(perRecord(mapper, Foreign.json(400)) - perRecord(mapper, record))
        .as("bytes of 360 more values")
        .isLessThan(360 * Double.BYTES + 200);
  }

  @Test
  void shouldReadCsvWithoutAnObjectForEachValue() {
    RecordMapper mapper =
        new RecordMapper(Mappings.of("format=csv", "values=[1..]", "id=0"), new SchemaFetcher());

    long few = perRecord(mapper, Foreign.csv(40));
    long many = perRecord(mapper, Foreign.csv(400));

    assertThat(few).isLessThan(800);
    assertThat(many - few).as("bytes of 360 more values").isLessThan(360 * Double.BYTES + 200);
  }

  private static long perRecord(RecordMapper mapper, InputRecord record) {
    for (int i = 0; i < RECORDS; i++) {
      mapper.signal(record);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < RECORDS; i++) {
      mapper.signal(record);
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / RECORDS;
  }
}
