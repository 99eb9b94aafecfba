package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.stream.WeirApplication;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shell: kcat writes lines of JSON and of CSV to topics of a team's own, and reads predictions in
 * JSON and dead letters.
 */
@Tag("slow")
@Timeout(300)
class KcatIT {
  private static final int COUNT = 60;
  private static final int LENGTH = 20;
  private static final String BROKEN = "{\"no\":\"c-x\",\"machine\":";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String kcat;

  @TempDir private Path folder;

  @BeforeAll
  static void requireKcat() throws Exception {
    kcat = ForeignClients.kcat();
  }

  @Test
  void shouldClassifyLinesAndReadWhatBecameOfThem() throws Exception {
    String settings =
        """
        inputs=presses,mills
        input.presses.topic=plant.presses
        input.presses.format=json
        input.presses.id=no
        input.presses.source=machine
        input.presses.time=at
        input.presses.values=torque
        input.presses.label=state
        input.presses.passthrough=order
        input.mills.topic=plant.mills
        input.mills.format=csv
        input.mills.id=0
        input.mills.values=[1..]
        predictions.format=json
        """;
    try (OwnTopicStack stack =
        new OwnTopicStack(folder, settings, "plant.presses", "plant.mills")) {
      // Given: lines of JSON with keys that mean nothing, and of CSV with their source as key
      produce(stack, "plant.presses", lines(KcatIT::json));
      produce(stack, "plant.mills", lines(KcatIT::csv));
      stack.train("presses", "presses", "mills");
      produce(stack, "plant.presses", List.of("k-x|" + BROKEN));

      try (WeirApplication _ = stack.start()) {
        // When
        List<String> predictions = consume(stack, "predictions", 2 * COUNT, "%k|%h|%s\n");
        List<String> letters = consume(stack, "dead-letters", 1, "%k|%h|%s\n");

        // Then: each record once, keyed by its source, with its class and the field passed on
        List<String[]> parts = predictions.stream().map(line -> line.split("\\|", 3)).toList();
        List<JsonNode> read = new ArrayList<>();
        for (String[] each : parts) {
          JsonNode prediction = JSON.readTree(each[2]);
          read.add(prediction);
          assertThat(each[0]).isEqualTo(prediction.get("source").asText());
          String order = "order=A-" + number(prediction);
          assertThat(each[1]).isEqualTo(isPress(prediction) ? order : "");
        }
        assertThat(read.stream().map(it -> it.get("recordId").asText()).collect(Collectors.toSet()))
            .hasSize(2 * COUNT);
        assertThat(read.stream().filter(KcatIT::isPress)).hasSize(COUNT);
        assertThat(read.stream().filter(KcatIT::isRight)).hasSizeGreaterThan(2 * COUNT * 9 / 10);

        // Then: the letter is the line that was sent, with its own headers and the reason
        String[] letter = letters.getFirst().split("\\|", 3);
        assertThat(letter[0]).isEqualTo("k-x");
        assertThat(letter[1])
            .contains("shift=early", "weir.reason=undecodable")
            .contains("weir.origin.topic=plant.presses");
        assertThat(letter[2]).isEqualTo(BROKEN);
      }
    }
  }

  /** Makes a line of a record. */
  private interface Line {
    String of(int n, List<String> values);
  }

  private static List<String> lines(Line line) {
    return IntStream.range(0, COUNT)
        .mapToObj(
            n ->
                line.of(
                    n,
                    IntStream.range(0, LENGTH)
                        .mapToObj(
                            i ->
                                String.format(
                                    Locale.ROOT,
                                    "%.4f",
                                    Math.sin(i * (n % 2 == 1 ? 0.8 : 0.3) + n)))
                        .toList()))
        .toList();
  }

  private static String json(int n, List<String> torque) {
    return "k-%d|{\"no\":\"c-%d\",\"machine\":\"press-%d\",\"at\":\"%s\",\"torque\":%s,\"state\":\"%s\",\"order\":\"A-%d\"}"
        .formatted(
            n, n, n % 3, Instant.now().minusSeconds(60), torque, n % 2 == 1 ? "worn" : "ok", n);
  }

  private static String csv(int n, List<String> values) {
    return "mill-%d|m-%d,%s".formatted(n % 3, n, String.join(",", values));
  }

  private static boolean isPress(JsonNode prediction) {
    return prediction.get("source").asText().startsWith("press-");
  }

  private static int number(JsonNode prediction) {
    return Integer.parseInt(prediction.get("recordId").asText().substring(2));
  }

  private static boolean isRight(JsonNode prediction) {
    return prediction.get("label").asText().equals(number(prediction) % 2 == 1 ? "worn" : "ok");
  }

  private static void produce(OwnTopicStack stack, String topic, List<String> lines)
      throws Exception {
    var _ =
        ForeignClients.run(
            List.of(
                kcat,
                "-P",
                "-b",
                stack.bootstrap(),
                "-t",
                topic,
                "-K",
                "|",
                "-H",
                "shift=early",
                "-X",
                "acks=all"),
            lines);
  }

  private static List<String> consume(OwnTopicStack stack, String topic, int count, String format)
      throws Exception {
    return ForeignClients.run(
        List.of(
            kcat,
            "-C",
            "-b",
            stack.bootstrap(),
            "-t",
            topic,
            "-o",
            "beginning",
            "-q",
            "-X",
            "isolation.level=read_committed",
            "-c",
            Integer.toString(count),
            "-f",
            format));
  }
}
