package dev.weir.experiments.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.model.Progress;
import dev.weir.experiments.scoreboard.RunParts.Part;
import dev.weir.schemas.json.Json;
import dev.weir.testing.Contract;
import dev.weir.testing.JsonFields;
import dev.weir.trainer.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardRunnerTest {

  private static final String STATE = "small.state.jsonl";

  @TempDir private Path folder;

  private final List<String> measured = new ArrayList<>();

  @Test
  void shouldKeepWhatRowsCameTo() throws IOException {
    // When
    ScoreboardResults results = runner("1", row("a", 3), row("b", 5)).run();

    // Then
    assertThat(results.complete()).isTrue();
    assertThat(folder.resolve("small.csv"))
        .content()
        .startsWith("section,row,title,sample,figure,measured,published,seconds,note\n")
        .contains("part,a,Row a,,errors,3,4,", "part,a,Row a,,errors.0,1.5,2,", "part,b,Row b,");
    assertThat(folder.resolve("small.json")).content().contains("\"finished\" : 2");
    Contract.check(
        "scoreboard-json.txt", JsonFields.typed(Json.tree(BoardJson.of(results)), Set.of()));
  }

  @Test
  void shouldNotMeasureAFinishedRowAgain() throws IOException {
    // Given
    BoardRunner first = runner("1", row("a", 3), failing());
    assertThatThrownBy(first::run).hasMessage("broken");

    // When
    ScoreboardResults results = runner("1", row("a", 7), row("b", 5)).run();

    // Then
    assertThat(measured).containsExactly("a", "b");
    assertThat(results.byId().get("a").figures()).containsEntry("errors", 3.0);
  }

  @Test
  void shouldLeaveOutWhatIsNotWanted() throws IOException {
    // Given
    runner("1", row("a", 3)).run();
    BoardRunner runner = runner("1", row("a", 3), row("b", 5), row("c", 6));
    runner.only(row -> row.id().equals("c"));

    // When
    ScoreboardResults results = runner.run();

    // Then
    assertThat(measured).containsExactly("a", "c");
    assertThat(results.finished()).isEqualTo(2);
    assertThat(BoardTable.of(results)).contains("Row a", "Row c").doesNotContain("Row b");
  }

  @Test
  void shouldPassOverALineThatWasCutOff() throws IOException {
    // Given
    runner("1", row("a", 3)).run();
    Files.writeString(folder.resolve(STATE), "{\"row\":\"b\",\"sec", StandardOpenOption.APPEND);

    // When
    runner("1", row("a", 3), row("b", 5)).run();

    // Then
    assertThat(measured).containsExactly("a", "b");
    assertThat(Files.readAllLines(folder.resolve(STATE))).hasSize(3);
    assertThat(runner("1", row("a", 0), row("b", 0)).run().byId().get("b").figures())
        .containsEntry("errors", 5.0);
  }

  @Test
  void shouldLeaveNoStateBehindIfTheDataDoNotSuffice() throws IOException {
    // Given
    ScoreboardRow row =
        ScoreboardRow.of(
            "a",
            "part",
            "Row a",
            1,
            progress -> {
              throw new DataException("few: no class has more than 5");
            });

    // When / Then
    assertThatThrownBy(runner("1", row)::run)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("row 'Row a' cannot be measured: few: no class has more than 5");
    assertThat(folder.resolve(STATE)).doesNotExist();
    assertThat(runner("2", row("a", 3)).run().finished()).isOne();
  }

  @Test
  void shouldNotGoOnWithOtherSettings() throws IOException {
    // Given
    runner("1", row("a", 3)).run();

    // When / Then
    assertThatThrownBy(runner("2", row("a", 3))::run)
        .isInstanceOf(ScoreboardException.class)
        .hasMessageContaining("measured otherwise: digest 1, not 2;")
        .hasMessageContaining("--restart");

    // When
    BoardRunner again = runner("2", row("a", 3));
    again.restart();
    again.run();

    // Then
    assertThat(measured).containsExactly("a", "a");
  }

  @Test
  void shouldRefuseAFileThatIsNoState() throws IOException {
    Files.writeString(folder.resolve(STATE), "errors 3\n");
    assertThatThrownBy(runner("1", row("a", 3))::run)
        .isInstanceOf(ScoreboardException.class)
        .hasMessageContaining(STATE)
        .hasMessageContaining("errors 3");
  }

  @Test
  void shouldStopWithinARow() throws IOException {
    // Given
    BoardRunner[] runner = new BoardRunner[1];
    ScoreboardRow endless =
        ScoreboardRow.of(
            "endless",
            "part",
            "Endless",
            1,
            progress -> {
              for (int i = 0; ; i++) {
                progress.update("endless", i, Integer.MAX_VALUE);
                runner[0].stop();
              }
            });
    runner[0] = runner("1", row("a", 3), endless);

    // When
    assertThatThrownBy(runner[0]::run).isInstanceOf(StoppedException.class);

    // Then
    assertThat(runner[0].results().finished()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve(STATE))).hasSize(2);
  }

  @Test
  void shouldKeepThePartsOfARowThatWasInterrupted() throws IOException {
    // Given
    Part part = new Part("long run", List.of(4, 7), List.of(List.of(1, 0)));
    RunParts[] parts = new RunParts[1];
    ScoreboardRow row =
        ScoreboardRow.of(
            "long",
            "part",
            "Long",
            1,
            progress -> {
              parts[0].add(part);
              throw new IllegalStateException("broken");
            });
    Scoreboard board = new Scoreboard("small", Map.of(), List.of(row), stored -> parts[0] = stored);
    BoardRunner first = new BoardRunner(board, folder, Progress.NONE, (a, b, c) -> {});
    assertThatThrownBy(first::run).hasMessage("broken");

    // When
    parts[0] = null;
    BoardRunner again = new BoardRunner(board, folder, Progress.NONE, (a, b, c) -> {});
    assertThatThrownBy(again::run).hasMessage("broken");

    // Then
    assertThat(parts[0].of("long run")).containsExactly(part, part);
    assertThat(parts[0].of("another")).isEmpty();
  }

  @Test
  void shouldEstimateTheTimeLeftByTheWeights() throws IOException {
    // Given
    List<Double> left = new ArrayList<>();
    ScoreboardRow slow =
        ScoreboardRow.of(
            "slow", "part", "Slow", 1, progress -> Map.of("seconds", (double) sleep(200)));
    Scoreboard board = new Scoreboard("small", Map.of(), List.of(slow, row("later", 1, 3)));

    // When
    new BoardRunner(board, folder, Progress.NONE, (row, results, seconds) -> left.add(seconds))
        .run();

    // Then
    assertThat(left).hasSize(2);
    assertThat(left.getFirst()).isBetween(0.6, 30.0);
    assertThat(left.getLast()).isZero();
  }

  @Test
  void shouldEstimateTheTimeLeftOfAllRowsWithinARow() throws IOException {
    // Given
    List<Double> left = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void update(String stage, long done, long total) {}

          @Override
          public void remaining(double seconds) {
            left.add(seconds);
          }
        };
    ScoreboardRow slow =
        ScoreboardRow.of(
            "slow",
            "part",
            "Slow",
            2,
            shown -> {
              shown.update("slow", 0, 4);
              sleep(100);
              shown.update("slow", 1, 4);
              return Map.of("seconds", 1.0);
            });
    Scoreboard board = new Scoreboard("small", Map.of(), List.of(slow, row("later", 1, 3)));

    // When
    new BoardRunner(board, folder, progress, (row, results, seconds) -> {}).run();

    // Then half a unit of five took a tenth of a second
    assertThat(left).hasSize(1);
    assertThat(left.getFirst()).isBetween(0.9, 60.0);
  }

  @Test
  void shouldShowMeasuredBesidePublished() throws IOException {
    // When
    String table =
        BoardTable.of(
            runner("1", row("a", 3), row("b", 4).withSample("first 5").withNote("drawn")).run());

    // Then
    assertThat(table)
        .startsWith("### part\n\n| row   | figure | measured | published | difference |")
        .containsPattern(
            "\\| Row a \\| errors \\| 3 +\\| 4 +\\| -1 +\\|.*errors.0 1.5 \\(published 2\\)")
        .containsPattern(
            "\\| Row b \\| errors \\| 4 +\\| 4 +\\| +\\|.*\\| sample: first 5, published: of all;"
                + " drawn");
  }

  @Test
  void shouldRefuseRowsOfOneId() {
    assertThatThrownBy(() -> runner("1", row("a", 3), row("a", 4)))
        .hasMessageContaining("two rows have the id a");
  }

  private BoardRunner runner(String digest, ScoreboardRow... rows) {
    Scoreboard board = new Scoreboard("small", Map.of("digest", digest), List.of(rows));
    return new BoardRunner(board, folder, Progress.NONE, (row, results, left) -> {});
  }

  private ScoreboardRow row(String id, double errors) {
    return row(id, errors, 1);
  }

  private ScoreboardRow row(String id, double errors, double weight) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("errors", errors);
    figures.put("errors.0", errors / 2);
    return ScoreboardRow.of(
            id,
            "part",
            "Row " + id,
            weight,
            progress -> {
              measured.add(id);
              return figures;
            })
        .withPublished(new TreeMap<>(Map.of("errors", 4.0, "errors.0", 2.0)));
  }

  private static ScoreboardRow failing() {
    return ScoreboardRow.of(
        "b",
        "part",
        "B",
        1,
        progress -> {
          throw new IllegalStateException("broken");
        });
  }

  private static long sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return millis;
  }

  @Test
  void shouldRenderJson() throws IOException {
    // given
    ScoreboardRow sampled = row("b", 5).withSample("first 5").withNote("drawn");
    Scoreboard board =
        new Scoreboard("small", Map.of("seed", "1", "digest", "x"), List.of(row("a", 3), sampled));
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("errors", 3.0);
    figures.put("accuracy", Double.NaN);
    figures.put("alpha", 1e-7);
    RowResult result = new RowResult(figures, 1.5);

    // when
    StateFile state = new StateFile(folder.resolve(STATE), board);
    state.resume();
    state.add(row("a", 3), result);
    new ScoreboardResults(board, Map.of("a", result)).write(folder);

    // then
    assertThat(state.resume().results()).isEqualTo(Map.of("a", result));
    assertThat(Files.readString(folder.resolve(STATE)))
        .isEqualTo(
            """
            {"settings":{"digest":"x","seed":"1"}}
            {"row":"a","seconds":1.5,"figures":{"errors":3.0,"accuracy":"NaN","alpha":1.0E-7}}
            """);
    assertThat(Files.readString(folder.resolve("small.json")))
        .isEqualTo(
            """
            {
              "board" : "small",
              "finished" : 1,
              "settings" : {
                "digest" : "x",
                "seed" : "1"
              },
              "rows" : [ {
                "section" : "part",
                "row" : "a",
                "title" : "Row a",
                "sample" : "",
                "note" : "",
                "published" : {
                  "errors" : 4.0,
                  "errors.0" : 2.0
                },
                "measured" : {
                  "errors" : 3.0,
                  "accuracy" : "NaN",
                  "alpha" : 1.0E-7
                },
                "seconds" : 1.5
              }, {
                "section" : "part",
                "row" : "b",
                "title" : "Row b",
                "sample" : "first 5",
                "note" : "drawn",
                "published" : {
                  "errors" : 4.0,
                  "errors.0" : 2.0
                }
              } ]
            }
            """);
  }
}
