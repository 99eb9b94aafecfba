package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.UndecodableException;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Avro's own generic reader and a walk over its tree are the definition. */
class AvroOracleTest {

  @Test
  @PropertyTest
  void shouldFindWhatTheGenericReaderFinds() {
    Seeds.times(Seeds.size(300, 3_000), AvroOracleTest::check);
  }

  private static void check(Random random) {
    RandomAvro avro = new RandomAvro(random);
    Schema schema = avro.record(0);
    byte[] body = avro.encode(schema, avro.value(schema));
    Object tree = read(schema, body);
    List<FieldPath> paths = TreeOracle.paths(tree);
    FieldPath source = paths.get(random.nextInt(paths.size()));
    FieldPath values = paths.get(random.nextInt(paths.size()));
    InputMapping mapping = Mappings.of("format=avro", "values=" + values, "source=value:" + source);
    MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    int id = register(registry, schema);
    RecordMapper mapper = new RecordMapper(mapping, new SchemaFetcher(registry));
    InputRecord record = Mappings.record(RandomAvro.framed(id, body));

    checkSource(mapper, record, TreeOracle.find(tree, source));
    if (!overlap(source, values)) {
      checkValues(mapper, record, tree, source, values);
    }
  }

  private static void checkSource(RecordMapper mapper, InputRecord record, Object found) {
    String expected = TreeOracle.ABSENT.equals(found) ? TreeOracle.ABSENT : TreeOracle.text(found);
    if (expected.equals(TreeOracle.ABSENT) || expected.equals(TreeOracle.WRONG)) {
      assertRefused(catchThrowable(() -> mapper.source(record)));
    } else {
      assertThat(mapper.source(record)).isEqualTo(expected);
    }
  }

  private static void checkValues(
      RecordMapper mapper, InputRecord record, Object tree, FieldPath source, FieldPath values) {
    String text = TreeOracle.text(TreeOracle.find(tree, source));
    Object found = TreeOracle.find(tree, values);
    double[] expected = TreeOracle.numbers(found);
    boolean isGood =
        expected != null
            && !TreeOracle.ABSENT.equals(TreeOracle.find(tree, source))
            && !text.equals(TreeOracle.WRONG);
    if (isGood) {
      assertThat(mapper.signal(record).getValues()).containsExactly(expected);
    } else {
      assertRefused(catchThrowable(() -> mapper.signal(record)));
    }
  }

  private static void assertRefused(Throwable failure) {
    Assertions.assertThat(failure)
        .isInstanceOfAny(UnmappableException.class, UndecodableException.class);
  }

  /** Paths through each other want a field both as a whole and in part. */
  private static boolean overlap(FieldPath a, FieldPath b) {
    int common = Math.min(a.steps().size(), b.steps().size());
    return a.steps().subList(0, common).equals(b.steps().subList(0, common));
  }

  private static int register(MockSchemaRegistryClient registry, Schema schema) {
    try {
      return registry.register("t-value", new AvroSchema(schema));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object read(Schema schema, byte[] body) {
    try {
      return new GenericDatumReader<>(schema)
          .read(null, DecoderFactory.get().binaryDecoder(body, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
