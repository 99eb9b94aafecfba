package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.UndecodableException;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutated records are mapped or refused as records; nothing else is thrown. */
class FuzzTest {
  private static final int MANY = 1_000_000;
  private static final int FEW = 1_000;
  private static final byte[] INTERESTING =
      "{}[],:\"\\0123456789.eE-+nNtf \n\0\u007f".getBytes(UTF_8);

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

  @ParameterizedTest
  @ValueSource(strings = {"avro", "json", "json-schema", "csv", "binary"})
  void shouldSurviveSomeMutations(String format) {
    survive(format, FEW);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"avro", "json", "json-schema", "csv", "binary"})
  void shouldSurviveAMillionMutations(String format) {
    survive(format, MANY);
  }

  @Tag("slow")
  @Test
  void shouldSurviveManyMutatedPictures() throws IOException {
    RecordMapper mapper =
        new RecordMapper(Mappings.of("kind=image", "format=binary"), new SchemaFetcher(registry));
    for (String type : new String[] {"png", "jpeg"}) {
      BufferedImage image = new BufferedImage(17, 9, BufferedImage.TYPE_INT_RGB);
      image.setRGB(3, 3, 0x123456);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(image, type, file);
      mutate(file.toByteArray(), 40_000, mapper::image);
    }
  }

  private void survive(String format, int count) {
    RecordMapper mapper = mapper(format);
    mutate(
        good(format),
        count,
        record -> {
          mapper.signal(record);
          mapper.passthrough(record, new RecordHeaders());
        });
    if (!format.equals("binary")) { // its source is the key
      mutate(good(format), count / 10, mapper::source);
    }
  }

  private RecordMapper mapper(String format) {
    String[] settings =
        switch (format) {
          case "csv" ->
              new String[] {
                "format=csv", "id=0", "source=1", "values=[3..]", "time=2", "time.unit=us"
              };
          case "binary" -> new String[] {"format=binary", "binary.type=float32"};
          default ->
              new String[] {
                "format=" + format,
                "id=no",
                "source=machine",
                "time=at",
                "values=torque",
                "time.unit=" + (format.equals("avro") ? "auto" : "us"),
                "label=note",
                "passthrough=operator"
              };
        };
    return new RecordMapper(Mappings.of(settings), new SchemaFetcher(registry));
  }

  private byte[] good(String format) {
    byte[] json = Foreign.json(8).value();
    return switch (format) {
      case "avro" -> Foreign.avro(registry, 8).value();
      case "json" -> json;
      case "json-schema" -> RandomAvro.framed(1, json);
      case "csv" -> "a,\"press \"\"7\"\"\",1769860800123456,1,2.5,-3e2,4,5\r\n".getBytes(UTF_8);
      default -> new byte[64];
    };
  }

  private static void mutate(byte[] good, int count, Consumer<InputRecord> use) {
    Random random = new Random(20_261_201);
    int refused = 0;
    for (int i = 0; i < count; i++) {
      byte[] value = mutated(good, random);
      try {
        use.accept(Mappings.record(value));
      } catch (UnmappableException | UndecodableException e) {
        refused++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("record " + i + ": " + Arrays.toString(value), e);
      }
    }
    assertThat(refused).as("refused of %,d", count).isBetween(1, count - 1);
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] value = good.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(Math.max(1, value.length));
      switch (random.nextInt(6)) {
        case 0 -> value = Arrays.copyOf(value, at);
        case 1 -> value = Arrays.copyOf(value, value.length + random.nextInt(9));
        case 2 -> value = spliced(value, at, random);
        default -> {
          if (value.length > 0) {
            value[at % value.length] =
                random.nextBoolean()
                    ? INTERESTING[random.nextInt(INTERESTING.length)]
                    : (byte) random.nextInt();
          }
        }
      }
    }
    return value;
  }

  /** Repeats a part of the record within it. */
  private static byte[] spliced(byte[] value, int at, Random random) {
    int length = random.nextInt(Math.max(1, value.length - at));
    byte[] longer = new byte[value.length + length];
    System.arraycopy(value, 0, longer, 0, at);
    System.arraycopy(value, at, longer, at, length);
    System.arraycopy(value, at, longer, at + length, value.length - at);
    return longer;
  }
}
