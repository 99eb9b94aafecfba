package dev.weir.cli.format;

import static dev.weir.cli.format.Samples.NOW;
import static dev.weir.cli.format.Samples.entry;
import static dev.weir.cli.format.Samples.manifest;
import static dev.weir.cli.format.Samples.timeline;
import static dev.weir.cli.format.Samples.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.UnusableRecord;
import dev.weir.schemas.ModelManifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelsTextTest {

  @Test
  void shouldSayHowToBeginWhereNothingIsPublished() {
    assertThat(ModelsText.of(view(ModelCatalogue.of(List.of(), List.of())), NOW))
        .contains("no model is published", "./weir publish");
  }

  @Test
  void shouldListVersionsAndTimelines() {
    // Given
    ModelCatalogue catalogue =
        ModelCatalogue.of(
            List.of(manifest("2"), manifest("1")),
            List.of(
                timeline(
                    "signals",
                    entry(Instant.EPOCH, "1"),
                    entry(NOW.minusSeconds(1), "1", "3"),
                    entry(NOW.plusSeconds(90), "2"))));

    // When
    List<String> lines = ModelsText.of(view(catalogue), NOW).lines().toList();

    // Then
    assertThat(lines)
        .containsExactly(
            "MODEL  KIND    SIZE     CLASSES  PUBLISHED             FIGURES                     "
                + " ASSIGNED",
            "m/1    rocket  1.5 KiB  2        2026-02-01T08:30:00Z  accuracy 0.9616, tests 1000"
                + "  champion of signals since the beginning until 2026-03-01T12:01:30Z",
            "m/2    rocket  1.5 KiB  2        2026-02-01T08:30:00Z  accuracy 0.9616, tests 1000"
                + "  champion of signals from 2026-03-01T12:01:30Z",
            "",
            "route signals, revision 7, changed 2026-03-01T11:59:55Z",
            "  FROM EVENT TIME       CHAMPION  CHALLENGERS",
            "  the beginning         m/1       -            past",
            "  2026-03-01T11:59:59Z  m/1       m/3          now",
            "  2026-03-01T12:01:30Z  m/2       -            in 90 s",
            "  m/3 is not published",
            "  assigned; whether it scores is unknown (--instances http://HOST:PORT,... queries"
                + " it)");
  }

  @Test
  void shouldCutWhatAForeignManifestSaysAtLength() {
    // Given
    ModelManifest large = manifest("1");
    large.setFigures(Map.of("a", 1e308, "b", -Double.MAX_VALUE, "tests", 123_456_789.0));
    ModelManifest many = manifest("2");
    many.setFigures(
        IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(i -> "f" + i, i -> 1.0)));
    many.setKind("k".repeat(5_000));

    // When
    String text = ModelsText.of(view(ModelCatalogue.of(List.of(large, many), List.of())), NOW);

    // Then
    assertThat(text).contains("a 1.000e+308, b -1.798e+308, tests 123456789 ");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(600));
  }

  @Test
  void shouldListRecordsThatCannotBeUsed() {
    // Given
    ModelCatalogue catalogue =
        ModelCatalogue.of(List.of(), List.of())
            .withUnusable(
                IntStream.range(0, 25)
                    .mapToObj(i -> new UnusableRecord("a b/" + i, 0, i, "not allowed", false))
                    .toList());

    // When, then
    assertThat(ModelsText.of(view(catalogue), NOW).lines())
        .contains(
            "25 records of the topic models cannot be used; './weir models remove-record KEY'"
                + " removes one:",
            "  a b/7 (0@7): not allowed",
            "  and 5 more; --json lists all");
    assertThat(ModelsJson.of(view(catalogue)).unusable()).hasSize(25);
  }

  @Test
  void shouldShowAVersionWhole() {
    // Given
    ModelCatalogue catalogue = ModelCatalogue.of(List.of(manifest("1")), List.of());

    // When
    String text = ModelsText.of(manifest("1"), view(catalogue), NOW);

    // Then
    assertThat(text.lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "m/1",
            "kind|rocket",
            "input|signal [1, 40]",
            "classes|a, b",
            "size|1,536 bytes",
            "SHA-256|" + "0".repeat(64),
            "published|2026-02-01T08:30:00.123Z",
            "chunks|2, model-chunks-0 offsets 4 to 5",
            "assigned|-",
            "figure accuracy|0.9616",
            "figure lower|0.9500",
            "figure tests|1000",
            "seed|42");
  }
}
