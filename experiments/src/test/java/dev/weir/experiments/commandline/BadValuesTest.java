package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.cli.CommandResult;
import dev.weir.cli.Main;
import dev.weir.cli.SmallData;
import dev.weir.cli.options.InstancesOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Values that are validated late are usage errors too; failures are not. */
class BadValuesTest {

  @TempDir private static Path folder;
  private static Map<String, String> places;

  @BeforeAll
  static void prepare() throws IOException {
    places = SmallData.write(folder);
  }

  private static CommandResult run(String line) {
    String placed = line.replace("LONG", "n".repeat(129));
    for (Map.Entry<String, String> place : places.entrySet()) {
      placed = placed.replace(place.getKey(), place.getValue());
    }
    return CommandResult.by(placed.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evaluate rocket --data mnist2d                                  | mnist2d
          evaluate rocket --data csv:DATA,header=perhaps                  | perhaps
          evaluate rocket --data csv:DATA,test-share=2                    | 2
          evaluate rocket --data csv:DATA,seed=-1                         | -1
          evaluate rocket --data csv:DATA,colour=red                      | colour
          evaluate rocket --data csv:DATA,label=nope                      | nope
          evaluate rocket --data csv:DATA,label=99                        | 99
          evaluate rocket --data csv:DATA,ignore=nope                     | nope
          evaluate rocket --data csv:DATA,label=a,label=b                 | label
          evaluate rocket --data csv:DATA,label=label,ignore=label        | label
          evaluate rocket --data mnist1d:seed=x                           | x
          evaluate rocket --data ucr:one.ts                               | one.ts
          evaluate rocket --data topic:signal --from -1h                  | topic:signal
          evaluate rocket --data topic:signals,test-share=x --from -1h    | x
          evaluate rocket --data csv:DATA --kernels 0                     | 0
          evaluate rocket --data csv:DATA --kernels 5 --keep 9            | 9
          evaluate rocket --data csv:DATA --preprocess smooth             | smooth
          evaluate rocket --data csv:DATA --seeds 0                       | --seeds
          evaluate rocket --data csv:DATA --variant published --keep 3    | --keep
          evaluate minirocket --data csv:DATA --features 3                | 3
          evaluate knn --data csv:DATA --k 0                              | 0
          evaluate knn --data csv:DATA --k 1000                           | 1000
          evaluate dtw --data csv:DATA --psi -1                           | -1
          evaluate dtw --data csv:DATA --psi 400                          | 400
          evaluate dtw --data csv:DATA --dtw-window -3                    | -3
          evaluate logistic --data csv:DATA --c 0                         | --c
          evaluate logistic --data csv:DATA --c NaN                       | NaN
          evaluate logistic --data csv:DATA --preprocess smooth           | smooth
          evaluate wnn --data pictures:x                                  | pictures:x
          evaluate wnn --data idx:IMAGES --p 0.5                          | --p
          evaluate wnn --data idx:IMAGES --p Infinity                     | --p
          evaluate wnn --data idx:IMAGES --k 0                            | --k
          evaluate wnn --data idx:IMAGES --k 9                            | 9
          evaluate wnn --data idx:IMAGES --window 4                       | --window
          evaluate wnn --data idx:IMAGES --train 3:1 --test 1:            | 3:1
          evaluate wnn --data idx:IMAGES --limit 0                        | --limit
          evaluate wnn --data idx:IMAGES --window 3 --windows 10000       | --windows must be at most
          train wnn --data idx:IMAGES --window 3 --windows 10000 --out OUT | --windows must be at most
          train wnn --data idx:IMAGES --window 3 --size 0x0 --out OUT     | 0 x 0
          train wnn --data idx:IMAGES --window 3 --preprocess tilt --out OUT | tilt
          report MODEL --data csv:DATA --out OUT --limit 0                | --limit
          report MODEL --data csv:DATA --out OUT --windows x              | --windows
          explain MODEL --top 0                                           | --top
          explain MODEL --data csv:DATA --sample 1000                     | 1000
          export --data csv:DATA --sources 0                              | --sources
          export --data idx:IMAGES --limit 0                              | --limit
          export --data none:x                                            | none:x
          serve DATA                                                      | is not a properties file
          demo --kernels 0                                                | 0
          demo --kernels 5 --keep 6                                       | 6
          bench --records 1                                               | 1
          bench --variant published                                       | --variant
          topics plan --partitions 0                                      | 0
          topics plan --prefix a/b                                        | a/b
          topics plan --client http.port=x                                | http.port
          topics plan --bootstrap localhost                               | localhost
          topics acls --application User:w --prefix p.                    | --application-id
          topics acls --operator User:o --prefix p.                       | --application-id
          publish MODEL --name LONG                                       | 129 characters
          publish MODEL --name m --model-version LONG                     | 129 characters
          publish MODEL --name m --route LONG                             | 129 characters
          assign LONG m/1                                                 | 129 characters
          assign a m/LONG                                                 | 129 characters
          publish MODEL --name a/b                                        | a/b
          publish MODEL --name m --model-version 1/2                      | 1/2
          publish MODEL --name m --route a/b                              | a/b
          publish MODEL --name m --valid-from +10m                        | --valid-from needs --route
          assign a/b m/1                                                  | a/b
          assign a m/1 --challenger m/1                                   | m/1 is named twice
          train rocket --data csv:none.csv --kernels 0 --out OUT          | 0
          train minirocket --data csv:none.csv --preprocess smooth --out OUT | smooth
          train wnn --data idx:none --k 101 --out OUT                     | --k
          train wnn --data idx:none --size 3 --out OUT                    | --size
          train wnn --data idx:none --size 0x0 --out OUT                  | 0 x 0
          train wnn --data idx:none --preprocess tilt --out OUT           | tilt
          evaluate wnn --data idx:none --k 0                              | --k
          evaluate dwnn --data idx:none --k 2                             | Unknown options: '--k'
          evaluate wnn+dwnn --data idx:none --k 2                         | Unknown options: '--k'
          evaluate dwnn --data idx:none --method nn                       | Unknown options: '--method'
          train dwnn --data idx:none --k 2 --out OUT                      | Unknown options: '--k'
          train wnn+dwnn --data idx:none --windows 2 --out OUT            | Unknown options: '--windows'
          evaluate wnn --data idx:none --train 1:5 --test 5:              | --train 1:5 overlaps --test 5:
          train dwnn --data idx:none --train 1: --test 3:4 --out OUT      | --train 1: overlaps --test 3:4
          evaluate wnn --data idx:none --train 1:5 --test 0:5             | --test: the range 0:5 begins below 1
          evaluate dwnn --data idx:none --train 5:4 --test 5:             | --train: the range 5:4 is empty
          evaluate --model MODEL --data csv:DATA --split 1:2 --part all   | --split and --part all exclude each other
          train wnn+dwnn --data idx:none --p 0.5 --out OUT                | --p
          evaluate wnn --data idx:none --windows 0                        | --windows must be 1 or more
          evaluate wnn --data idx:none --windows 5 --method nn            | exclude each other
          evaluate wnn --data idx:none --curve c.csv                      | --curve is for --windows
          evaluate wnn --data idx:none --windows 5 --curve c.png          | --curve must end in .csv or .svg, not c.png
          evaluate wnn --data idx:none --p 0                              | not 0
          evaluate wnn --data idx:IMAGES --p 100                          | p can be up to
          evaluate wnn --data idx:none --validation 3:4                   | --validation is for --windows
          evaluate wnn --data idx:none --windows 5 --validation 3:4       | --validation needs --train
          evaluate wnn --data idx:none --windows 5 --train 1:3 --test 5: --validation 3:4 | overlaps --train 1:3
          evaluate wnn --data idx:none --windows 5 --train 1:3 --test 5: --validation x | 'x' is not a range
          evaluate wnn --data idx:none --windows 5 --curve MODEL          | --curve
          evaluate knn --data csv:none.csv --k 0                          | 0
          evaluate dtw --data csv:none.csv --psi -1                       | -1
          evaluate logistic --data csv:none.csv --c 0                     | --c
          evaluate --model none.weir --data csv:none.csv --from -1h       | --from and --to
          evaluate --model none.weir --data topic:signals                 | --from
          report none.weir --data idx:none --split x --out OUT            | --split
          explain none.weir --data idx:none --sample 0 --split x          | --split
          explain MODEL --data csv:none.csv --sample 0 --against nope     | nope
          tail predictions --limit 0                                      | --limit
          tail signal                                                     | signals
          tail signals --offset 17                                        | '17' is no position
          tail signals --offset 0@17 --from-beginning                     | --from-beginning
          tail signals --offset 0@17 --offset 0@18                        | partition 0 twice
          send predictions RECORDS                                        | predictions
          send signals csv:DATA,header=perhaps                            | perhaps
          send signals csv:DATA,label=nope                                | nope
          send signals csv:DATA,colour=red                                | colour
          send signals RECORDS --ignore a                                 | --ignore
          explain MODEL --record RECORDS --ignore a                       | --ignore
          explain MODEL --record csv:DATA,label=nope                      | nope
          explain MODEL --format CSV                                      | --format
          models --registry foo                                           | 'foo' is no address
          models --registry http://h:99999                                | 'http://h:99999' is no address
          models --registry http://a:1,foo                                | 'foo' is no address
          models --registry ht!tp://a                                     | 'ht!tp://a' is no address
          models --registry http://                                       | 'http://' is no address
          models --bootstrap h:x                                          | 'h:x' is no address
          models --bootstrap h:1,foo                                      | 'foo' is no address
          models --bootstrap h:99999                                      | 'h:99999' is no address
          models --bootstrap h:99999999999                                | h:99999999999
          models --client foo                                             | for option '--client'
          models --instances foo                                          | 'foo' is no address
          models --instances http://h:1,foo:x                             | 'foo:x' is no address
          models --instances http://h:99999                               | 'http://h:99999' is no address
          models --instances ftp://h:1                                    | 'ftp://h:1' is no address
          models --instances http://u:hunter2@h:1                         | 'http://***@h:1' is no address
          send labels f.csv                                               | CSV
          dead-letters list --limit -1                                    | --limit
          """)
  void shouldBeBadUsage(String line, String named) {
    // when
    CommandResult said = run(line);

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    // Errors that depend on the data are found after reading them, which is printed first.
    assertThat(said.err().replaceFirst("^read .*\\R", "")).startsWith("weir: ").contains(named);
    assertThat(said.err()).doesNotContain("Exception", "java.", "org.apache", "option option");
  }

  @Test
  void shouldBeBadUsageInTheApplicationsFile() throws IOException {
    // given
    Path file =
        Files.writeString(
            folder.resolve("bad.properties"), "bootstrap.servers=kafka\nschema.registry.url=reg\n");

    // when
    CommandResult said = run("models --config " + file);

    // then
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .contains("'kafka' is no address of a Kafka broker")
        .contains("'reg' is no address of a Schema Registry");
  }

  @Test
  void shouldNameTheVariableOfTheEnvironmentThatNamesInstances() {
    // given
    CommandLine command = Main.commandLine().getSubcommands().get("models");
    InstancesOption option =
        (InstancesOption)
            command.getCommandSpec().mixins().values().stream()
                .map(mixin -> mixin.userObject())
                .filter(InstancesOption.class::isInstance)
                .findFirst()
                .orElseThrow();

    // when, then
    assertThat(option.named("http://a:1, b:2")).hasSize(2);
    assertThatThrownBy(() -> option.named("http://a:1,foo"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("WEIR_INSTANCES: 'foo' is no address of an instance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evaluate rocket --data csv:none.csv      | none.csv
          evaluate wnn --data idx:none             | none
          card none.weir                           | none.weir
          publish none.weir --name m               | none.weir
          send signals none.jsonl                  | none.jsonl
          send signals FOLDER                      | FOLDER
          models --config none.properties          | none.properties
          """)
  void shouldBeAFailureAndLookAtFilesBeforeTheCluster(String line, String named) {
    // when
    CommandResult said = run(line.replace("FOLDER", folder.toString()));

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(1);
    assertThat(said.err())
        .startsWith("weir: ")
        .contains(named.replace("FOLDER", folder.toString()))
        .doesNotContain("broker", "Exception", "java.");
  }

  @Test
  void shouldNameWhatIsNoModelBeforeTheClusterIsAsked() {
    // when
    CommandResult said = run("publish DATA --name m");

    // then
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("data.csv").doesNotContain("broker");
  }

  @Test
  void shouldNotTellTheCredentialsOfAnAddress() {
    // when
    CommandResult said = run("models --registry ftp://weir:hunter2@h:1");

    // then
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("'ftp://***@h:1' is no address").doesNotContain("hunter2");
  }

  @Test
  void shouldNotPassControlCharactersOnToATerminal() {
    // when
    CommandResult said = CommandResult.by("assign", "a\u001b[2J\nb", "m/1");

    // then
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .contains("'a\\u001b[2J\\u000ab' is not allowed")
        .doesNotContain("\u001b");
  }

  @Test
  void shouldListTheTopicsWhereOneIsMisspelt() {
    assertThat(run("tail signal").err())
        .contains("there is no topic 'signal'", "signals", "predictions", "dead-letters");
  }

  @Test
  void shouldReadTheApplicationsFile() throws IOException {
    // given
    Path file = folder.resolve("app.properties");
    Files.writeString(
        file,
        "application.id=plant7\ntopic.prefix=p7.\nkafka.security.protocol=SSL\nhttp.port=1\n");

    // when
    CommandResult said = run("topics acls --application User:w --config " + file);

    // then
    assertThat(said.code()).as("%s", said).isZero();
    assertThat(said.out()).contains("plant7", "p7.signals");
  }
}
