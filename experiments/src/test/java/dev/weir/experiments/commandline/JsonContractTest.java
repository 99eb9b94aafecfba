package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.cli.CommandResult;
import dev.weir.cli.SmallData;
import dev.weir.cli.demo.DemoResult;
import dev.weir.experiments.bench.BenchInput;
import dev.weir.experiments.bench.BenchReport;
import dev.weir.experiments.bench.BenchSettings;
import dev.weir.experiments.bench.TopologyPerformance;
import dev.weir.schemas.json.Json;
import dev.weir.testing.Contract;
import dev.weir.testing.JsonFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON of commands that need no broker has the recorded fields, and their files too. */
class JsonContractTest {

  /** Command lines in order; later ones read what earlier ones have written. */
  private static final List<String> COMMANDS =
      List.of(
          "train rocket --data csv:DATA --kernels 20 --out OUT-rocket",
          "train rocket --data csv:DATA --variant published --kernels 20 --out OUT-published",
          "train minirocket --data csv:DATA --features 84 --out OUT-minirocket",
          "train wnn --data idx:IMAGES --window 3 --out OUT-wnn",
          "evaluate --model OUT-rocket --data csv:DATA",
          "evaluate --model OUT-rocket --against OUT-minirocket --data csv:DATA --part all",
          "evaluate --model OUT-wnn --data idx:IMAGES",
          "evaluate rocket --data csv:DATA --kernels 20",
          "evaluate rocket --data csv:DATA --kernels 20 --seeds 2",
          "evaluate minirocket --data csv:DATA --features 84",
          "evaluate wnn --data idx:IMAGES --window 3",
          "evaluate knn --data csv:DATA --k 1,3",
          "evaluate dtw --data csv:DATA --psi 1 --dtw-window 3",
          "evaluate logistic --data csv:DATA",
          "explain OUT-rocket",
          "explain OUT-rocket --data csv:DATA",
          "explain OUT-rocket --data csv:DATA --sample 1",
          "explain OUT-published --data csv:DATA --sample 1",
          "explain OUT-minirocket --data csv:DATA --sample 1",
          "explain OUT-wnn",
          "explain OUT-wnn --data idx:IMAGES --sample 1",
          "report OUT-rocket --data csv:DATA --out OUT-page --pictures OUT-pictures",
          "card OUT-rocket",
          "card OUT-wnn",
          "reproduce OUT-rocket",
          "reproduce OUT-wnn",
          "train dwnn --data idx:IMAGES --window 3 --extend set1 --out OUT-dwnn",
          "train wnn+dwnn --data idx:IMAGES --window 3 --extend set1 --out OUT-both",
          "evaluate dwnn --data idx:IMAGES --window 3 --extend set1",
          "evaluate wnn+dwnn --data idx:IMAGES --window 3 --extend set1",
          "evaluate --model OUT-both --data idx:IMAGES",
          "explain OUT-dwnn",
          "explain OUT-dwnn --data idx:IMAGES --sample 1",
          "explain OUT-both --data idx:IMAGES --sample 1",
          "card OUT-both",
          "reproduce OUT-dwnn",
          "reproduce OUT-both");

  private static final String PERMISSIONS =
      "topics acls --producer User:a --consumer User:b --group team- --publisher User:c"
          + " --application User:d --application-id weir --replayer User:e --operator User:f";

  /** Objects with keys that are data. */
  private static final Set<String> MAPS = Set.of("provenance");

  private final List<String> lines = new ArrayList<>();

  @Test
  void shouldPrintAndWriteTheRecordedFields(@TempDir Path folder) throws IOException {
    // given
    Map<String, String> places = SmallData.write(folder);

    // when
    for (String command : COMMANDS) {
      CommandResult said = CommandResult.by(words(command + " --json", places));
      assertThat(said.code()).as("%s: %s", command, said).isZero();
      add("weir " + command, said.json());
    }
    Path figures = folder.resolve("out-rocket.figures.json");
    add("file of figures", new ObjectMapper().readTree(Files.readString(figures)));
    lines.add("[files]");
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.startsWith("out"))
          .sorted()
          .forEach(lines::add);
    }

    // then
    Contract.check("json-commands.txt", lines);
  }

  @Test
  void shouldAskForTheRecordedPermissions() {
    // when
    CommandResult said = CommandResult.by((PERMISSIONS + " --json").split(" "));

    // then
    assertThat(said.code()).as("%s", said).isZero();
    Contract.check("acls.json", said.json().toPrettyString().lines().toList());
  }

  @Test
  void shouldPrintTheRecordedFieldsOfLongRuns() {
    // when
    TopologyPerformance figures = new TopologyPerformance(1, 2, 0.5, 3, 4, 5);
    BenchSettings settings =
        new BenchSettings(
            1_000,
            List.of(),
            1,
            1,
            10,
            Duration.ofSeconds(1),
            SelectedRocketSettings.defaults(),
            Duration.ofSeconds(1));
    add("weir demo", new DemoResult(1, Optional.empty(), 0.5, 2));
    add("weir demo --late-labels", new DemoResult(1, Optional.of(1L), 0.5, 2));
    add(
        "weir bench",
        new BenchReport(settings, figures, figures, Map.of(BenchInput.JSON, figures)).json());

    // then
    Contract.check("json-long-runs.txt", lines);
  }

  private static String[] words(String command, Map<String, String> places) {
    String placed = command;
    for (Map.Entry<String, String> place : places.entrySet()) {
      placed = placed.replace(place.getKey(), place.getValue());
    }
    return placed.split(" ");
  }

  private void add(String what, Object result) {
    JsonNode json = Json.tree(result);
    lines.add("[" + what + "]");
    lines.addAll(JsonFields.typed(json, MAPS));
  }
}
