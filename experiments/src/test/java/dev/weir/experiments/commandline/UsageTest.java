package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  @Test
  void shouldListEveryCommand() {
    // When
    int exit = run("--help");

    // Then
    assertThat(exit).isZero();
    Main.commandLine()
        .getSubcommands()
        .keySet()
        .forEach(name -> assertThat(out).asString().contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "train",
        "evaluate",
        "scoreboard",
        "explain",
        "report",
        "card",
        "reproduce",
        "topics",
        "publish",
        "serve",
        "send",
        "tail",
        "models",
        "assign",
        "promote",
        "rollback",
        "prune",
        "retire",
        "export"
      })
  void shouldExplainACommand(String name) {
    assertThat(run(name, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: weir " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show", "replay"})
  void shouldExplainACommandOnDeadLetters(String name) {
    assertThat(run("dead-letters", name, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: weir dead-letters " + name);
  }

  @Test
  void shouldNotReplayAllUnlessAsked() {
    assertThat(run("dead-letters", "replay")).isEqualTo(2);
    assertThat(err.toString()).contains("--reason").contains("--all");
  }

  @Test
  void shouldNameAReasonThatIsNone() {
    assertThat(run("dead-letters", "list", "--reason", "undecodeable")).isEqualTo(2);
    assertThat(err.toString()).contains("undecodeable").contains("undecodable");
  }

  @Test
  void shouldNameAPositionThatIsNone() {
    assertThat(run("dead-letters", "show", "seventeen")).isEqualTo(2);
    assertThat(err.toString()).contains("seventeen").contains("PARTITION@OFFSET");
  }

  @Test
  void shouldExplainACommandBelowACommand() {
    assertThat(run("models", "show", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: weir models show");
  }

  @Test
  void shouldExplainOnceWhatIsAskedForBeforeASubcommand() {
    assertThat(run("models", "--help", "show", "m/1")).isZero();
    assertThat(out.toString()).containsOnlyOnce("Usage: weir models");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "apply", "check", "acls"})
  void shouldExplainWhatCanBeDoneWithTopics(String name) {
    assertThat(run("topics", name, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: weir topics " + name);
  }

  @Test
  void shouldPrintPermissionsWithoutACluster() {
    assertThat(run("topics", "acls", "--producer", "User:a", "--prefix", "p.", "--json")).isZero();
    assertThat(out.toString()).startsWith("{\"acls\":[").contains("p.signals");
    assertThat(run("topics", "acls", "--producer", "User:a", "--prefix", "p.")).isZero();
    assertThat(out.toString())
        .contains("--allow-principal 'User:a' --operation write --topic 'p.signals'");
  }

  @Test
  void shouldPrintPermissionsForTheIdThatTheApplicationHas() {
    // when
    int code =
        run(
            "topics acls --application User:a --operator User:o --prefix p. --application-id p7"
                .split(" "));

    // then
    assertThat(code).isZero();
    assertThat(out.toString()).contains("--group 'p7'", "'p7-'").doesNotContain("'weir");
  }

  @Test
  void shouldPrintPermissionsForTheDefaultIdWithoutAPrefix() {
    assertThat(run("topics", "acls", "--application", "User:a")).isZero();
    assertThat(out.toString()).contains("--group 'weir'", "'weir-'");
  }

  @Test
  void shouldAskForPrincipalsAndTheirGroups() {
    assertThat(run("topics", "acls")).isEqualTo(2);
    assertThat(run("topics", "acls", "--consumer", "User:a")).isEqualTo(2);
    assertThat(err.toString()).contains("name a principal").contains("--consumer needs --group");
  }

  @Test
  void shouldRefuseAnOptionInFrontOfWhatToDoWithTopics() {
    assertThat(run("topics", "--prefix", "x.", "plan")).isEqualTo(2);
    assertThat(err.toString()).contains("put the option --prefix after 'plan'");
  }

  @Test
  void shouldRefuseAnOptionInFrontOfASubcommand() {
    assertThat(run("models", "--prefix", "x.", "show", "m/1")).isEqualTo(2);
    assertThat(err.toString()).contains("put the option --prefix after 'show'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "m/1/2", "/1", "signals"})
  void shouldNameWhatIsNoVersion(String version) {
    assertThat(run("retire", version)).isEqualTo(2);
    assertThat(err.toString()).contains("'" + version + "'");
  }

  @Test
  void shouldNameWhatIsNoMoment() {
    assertThat(run("prune", "signals", "--before", "yesterday")).isEqualTo(2);
    assertThat(err.toString()).contains("'yesterday' is not a time").contains("-24h");
  }

  @Test
  void shouldNotPruneWithoutAMoment() {
    assertThat(run("prune", "signals")).isEqualTo(2);
    assertThat(err.toString()).contains("--before");
  }

  @Test
  void shouldNameASettingsFileThatIsMissing() {
    assertThat(run("models", "--config", "no-such.properties")).isEqualTo(1);
    assertThat(err.toString()).contains("--config").contains("no-such.properties");
  }

  @Test
  void shouldProposeANearCommand() {
    assertThat(run("demmo")).isEqualTo(2);
    assertThat(err.toString()).contains("demmo").contains("Did you mean").contains("demo");
  }

  @Test
  void shouldProposeANearOption() {
    assertThat(run("demo", "--serv")).isEqualTo(2);
    assertThat(err.toString()).contains("--serv").contains("./weir demo --help");
  }

  @Test
  void shouldRefuseToRunWithoutACommand() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("no command given").contains("./weir --help");
  }

  @Test
  void shouldAskWhichScoreboard() {
    assertThat(run("scoreboard")).isEqualTo(2);
    assertThat(err.toString()).contains("no command given; there are mnist, emnist, mnist1d");
  }

  @Test
  void shouldRunAScoreboardEitherQuicklyOrInFull() {
    assertThat(run("scoreboard", "mnist", "--quick", "--full")).isEqualTo(2);
    assertThat(err.toString()).contains("--quick").contains("--full");
  }

  @Test
  void shouldNameATextThatNoRowOfAScoreboardHolds() {
    assertThat(run("scoreboard", "mnist1d", "--only", "nomatch", "--out", "no-such-folder"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--only").contains("'nomatch'");
    assertThat(Path.of("no-such-folder")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train rocket --data mnist1d --out m",
        "train minirocket --data mnist1d --out m",
        "train wnn --data mnist --out m",
        "train dwnn --data mnist --out m",
        "train wnn+dwnn --data mnist --out m",
        "evaluate rocket --data mnist1d",
        "evaluate knn --data mnist1d",
        "evaluate dtw --data mnist1d",
        "evaluate logistic --data mnist1d",
        "evaluate wnn --data mnist",
        "evaluate dwnn --data mnist",
        "evaluate wnn+dwnn --data mnist",
        "evaluate --model m --data mnist1d",
        "scoreboard mnist1d",
        "scoreboard mnist",
        "reproduce m",
        "report m --data mnist1d --out r"
      })
  void shouldWorkOnOneThreadOrMore(String command) {
    for (String threads : List.of("0", "-1")) {
      assertThat(run((command + " --threads " + threads).split(" "))).isEqualTo(2);
      assertThat(err.toString()).contains("weir: --threads must be 1 or more, not " + threads);
    }
  }

  @Test
  void shouldNameImagesThatAreMissing() {
    assertThat(run("scoreboard", "mnist", "--data", "idx:no-such-folder")).isEqualTo(1);
    assertThat(err.toString()).contains("no-such-folder: no such folder");
  }

  @Test
  void shouldNameAnUnknownClassifier() {
    assertThat(run("evaluate", "rockett", "--data", "mnist1d")).isEqualTo(2);
    assertThat(err.toString()).contains("rockett").contains("rocket");
  }

  @Test
  void shouldFailWithOneLineWhereTheDataIsUnknown() {
    assertThat(run("evaluate", "rocket", "--data", "mnist2d")).isEqualTo(2);
    assertThat(err.toString()).contains("mnist2d").contains("mnist1d").doesNotContain("\tat ");
  }

  @Test
  void shouldNameSettingsThatAreRefused() {
    assertThat(run("evaluate", "rocket", "--data", "mnist1d", "--kernels", "10", "--keep", "20"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("20 kernels cannot be kept of 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"knn", "dtw", "logistic"})
  void shouldExplainABaseline(String name) {
    assertThat(run("evaluate", name, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: weir evaluate " + name).contains("--preprocess");
  }

  @Test
  void shouldNameWhatIsWrongWithABaseline() {
    assertThat(run("evaluate", "dtw", "--data", "mnist1d", "--psi", "1,2")).isEqualTo(2);
    assertThat(err.toString()).contains("--psi must be one number or four, not 2");
    assertThat(run("evaluate", "dtw", "--data", "mnist1d", "--psi", "40")).isEqualTo(2);
    assertThat(err.toString()).contains("psi of 40, 40, 40, 40 is too much");
    assertThat(run("evaluate", "knn", "--data", "mnist1d", "--k", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("k must be 1 or more neighbours, not [0]");
    assertThat(run("evaluate", "logistic", "--data", "mnist1d", "--c", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--c must be a number greater than 0, not 0.0");
  }

  @Test
  void shouldAskForTheSpanOfATopic() {
    assertThat(run("train", "rocket", "--data", "topic:signals", "--out", "m")).isEqualTo(2);
    assertThat(err.toString()).contains("--from");
    assertThat(run("train", "rocket", "--data", "mnist1d", "--from", "-1h", "--out", "m"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--from and --to are for --data topic:signals");
    assertThat(run("train", "rocket", "--data", "csv:f.csv", "--route", "mills", "--out", "m"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--route is for --data topic:signals");
    assertThat(
            run(
                "train",
                "rocket",
                "--data",
                "topic:signals",
                "--from",
                "-1h",
                "--to",
                "-2h",
                "--out",
                "m"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("is empty");
    assertThat(run("train", "rocket", "--data", "topic:signal", "--from", "-1h", "--out", "m"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("use topic:signals or topic:images");
  }

  @Test
  void shouldAskWhatToEvaluate() {
    assertThat(run("evaluate")).isEqualTo(2);
    assertThat(run("evaluate", "--model", "m.weir")).isEqualTo(2);
    assertThat(err.toString()).contains("rocket, minirocket, wnn").contains("--data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"topic:signals", "mnist1d"})
  void shouldNotTakeAModelForNoWorseThanNone(String data) {
    assertThat(run("evaluate", "--model", "m", "--data", data, "--alone", "--fail-if-worse"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--fail-if-worse").contains("--alone");
  }

  @Test
  void shouldCompareWithAModelOrWithNone() {
    assertThat(
            run("evaluate", "--model", "m", "--data", "mnist1d", "--alone", "--against", "other"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--alone and --against 'other' exclude each other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rocket --data topic:signals --route images",
        "wnn --data topic:images --route signals"
      })
  void shouldNameARouteOfTheOtherInput(String training) {
    assertThat(run(("train " + training + " --from -1h --out m").split(" "))).isEqualTo(2);
    assertThat(err.toString()).containsPattern("--route: \\w+ takes the records of topic:");
  }

  @Test
  void shouldAskWhichModelAnotherMustNotBeWorseThan() {
    assertThat(run("evaluate", "--model", "m", "--data", "mnist1d", "--fail-if-worse"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--fail-if-worse requires --against").contains("'mnist1d'");
  }

  @Test
  void shouldNameAModelThatIsNoFileAndNoVersion() {
    assertThat(run("card", "no-such.weir")).isEqualTo(1);
    assertThat(err.toString()).contains("no-such.weir").contains("neither a file");
  }

  @Test
  void shouldRefuseOptionsOfAnotherClassifier() {
    assertThat(run("train", "minirocket", "--data", "mnist1d", "--out", "m", "--kernels", "10"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--kernels");
    assertThat(run("train", "rocket", "--data", "mnist1d", "--out", "m", "--features", "840"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--features");
    assertThat(
            run("evaluate", "rocket", "--data", "mnist1d", "--variant", "published", "--keep", "9"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--keep is for --variant selected");
  }
}
