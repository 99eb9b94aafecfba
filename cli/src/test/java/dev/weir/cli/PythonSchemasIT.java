package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.WeirApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Confluent's serializers in Python register the schemas of Avro and protobuf by themselves, and
 * frame the records; these are classified, and predictions are read in JSON.
 */
@Tag("slow")
@Timeout(300)
class PythonSchemasIT {
  private static final int COUNT = 60;
  private static final int LENGTH = 20;

  private static String python;

  @TempDir private Path folder;

  @BeforeAll
  static void requirePython() throws Exception {
    python =
        ForeignClients.python(
            "python3-confluent-kafka, python3-avro, python3-protobuf and python3-requests",
            "confluent_kafka",
            "avro",
            "google.protobuf",
            "requests");
  }

  @Test
  void shouldClassifyAvroAndProtobufOfConfluentsSerializers() throws Exception {
    String settings =
        """
        inputs=ovens,lathes
        input.ovens.topic=plant.ovens
        input.ovens.format=avro
        input.ovens.id=cycle
        input.ovens.source=oven.id
        input.ovens.time=at
        input.ovens.values=heat
        input.ovens.label=state
        input.ovens.passthrough=order
        input.lathes.topic=plant.lathes
        input.lathes.format=protobuf
        input.lathes.id=run
        input.lathes.source=machine
        input.lathes.time=at
        input.lathes.values=samples[*].x
        input.lathes.label=state
        predictions.format=json
        """;
    try (OwnTopicStack stack = new OwnTopicStack(folder, settings, "plant.ovens", "plant.lathes")) {
      // Given
      produce(stack, "produce_avro.py", "plant.ovens");
      produce(stack, "produce_protobuf.py", "plant.lathes");
      stack.ok("inputs", "check");
      stack.train("ovens", "ovens", "lathes");

      try (WeirApplication _ = stack.start()) {
        // When
        List<String[]> read =
            ForeignClients.run(
                    ForeignClients.command(
                        python,
                        Documents.FOLDER.resolve("examples/python/consume.py"),
                        stack.bootstrap(),
                        "predictions",
                        2 * COUNT))
                .stream()
                .map(line -> line.split(" ", -1))
                .toList();

        // Then: id, source, label and the field that is passed on, each record once
        Set<String> ids = read.stream().map(each -> each[0]).collect(Collectors.toSet());
        assertThat(ids).hasSize(2 * COUNT).contains("0", "59", "r-0", "r-59");
        assertThat(read)
            .allSatisfy(
                each -> {
                  boolean isOven = !each[0].startsWith("r-");
                  int n = number(each);
                  assertThat(each[1]).isEqualTo((isOven ? "oven-" : "lathe-") + n % 3);
                  assertThat(each[3]).isEqualTo(isOven && n % 5 != 0 ? "A-" + n : "None");
                });
        assertThat(read.stream().filter(each -> isWorn(each) == each[2].equals("worn")))
            .hasSizeGreaterThan(2 * COUNT * 9 / 10);
      }
    }
  }

  private static int number(String[] prediction) {
    return Integer.parseInt(prediction[0].replace("r-", ""));
  }

  private static boolean isWorn(String[] prediction) {
    return number(prediction) % 2 == 1;
  }

  private static void produce(OwnTopicStack stack, String script, String topic) throws Exception {
    Path file = Path.of(PythonSchemasIT.class.getResource("/clients/" + script).toURI());
    assertThat(
            ForeignClients.run(
                ForeignClients.command(
                    python, file, stack.bootstrap(), stack.registry(), topic, COUNT, LENGTH)))
        .last()
        .isEqualTo("sent %d to %s".formatted(COUNT, topic));
  }
}
