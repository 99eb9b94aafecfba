package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandResult;
import dev.weir.cli.SmallData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Output replaces an earlier file of its kind, and nothing else. */
class OutputFileTest {

  private static final String TRAIN = "train rocket --kernels 5 --data csv:DATA --out ";

  @TempDir private Path folder;
  private Map<String, String> places;

  @BeforeEach
  void prepare() throws IOException {
    places = SmallData.write(folder);
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data.csv"));
    Files.createLink(folder.resolve("hard"), folder.resolve("data.csv"));
    Files.writeString(folder.resolve("notes.txt"), "mine\n");
    Files.writeString(folder.resolve("new.weir.figures.json"), "{\"mine\":1}\n");
    Files.writeString(folder.resolve("page.html"), "<!DOCTYPE html>\n<title>Mine</title>\n");
    Files.createDirectory(folder.resolve("sub"));
  }

  private CommandResult run(String line) {
    return CommandResult.by(
        Arrays.stream(line.split(" +"))
            .map(
                word ->
                    places.entrySet().stream()
                        .reduce(
                            word,
                            (text, place) -> text.replace(place.getKey(), place.getValue()),
                            (first, second) -> second)
                        .replace("FOLDER", folder.toString()))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train rocket --data csv:DATA --out DATA                    | data.csv  | is read by
          train rocket --data csv:none.csv,DATA --out DATA           | data.csv  | is read by
          train minirocket --data csv:DATA --out FOLDER/sub/../data.csv | data.csv | is read by
          train rocket --data csv:DATA,label=1 --out FOLDER/link     | data.csv  | is read by
          train rocket --data csv:DATA --out FOLDER/hard             | data.csv  | is read by
          train rocket --data ucr:x.ts,DATA --out DATA               | data.csv  | is read by
          train rocket --data mnist1d --out DATA                     | data.csv  | is not a model
          train rocket --data csv:DATA --out FOLDER/notes.txt        | notes.txt | is not a model
          train rocket --data csv:DATA --out FOLDER/new.weir         | new.weir.figures.json | is not a file of figures
          train rocket --data csv:DATA --out FOLDER                  | data.csv  | is a folder
          train wnn --data idx:IMAGES --out IMAGES/train-labels-idx1-ubyte | images/train-labels-idx1-ubyte | is read by
          train wnn --data idx:FOLDER --out IMAGES/t10k-images-idx3-ubyte | images/t10k-images-idx3-ubyte | is read by
          report MODEL --data csv:DATA --out MODEL                   | model.weir | is read by
          report MODEL --data csv:DATA --out DATA                    | data.csv  | is read by
          report MODEL --data csv:DATA --out FOLDER/page.html        | page.html | is not a page
          export --data csv:DATA --out DATA                          | data.csv  | is read by
          export --data mnist1d --out DATA                           | data.csv  | is not CSV of 'weir export'
          export --data idx:IMAGES --out IMAGES/t10k-labels-idx1-ubyte | images/t10k-labels-idx1-ubyte | is read by
          export --data idx:IMAGES --out RECORDS                     | r.jsonl   | is not JSON of 'weir export'
          """)
  void shouldRefuseToReplaceAFileThatMustStayBeforeAnyWork(String line, String file, String why)
      throws IOException {
    // given
    byte[] before = Files.readAllBytes(folder.resolve(file));

    // when
    CommandResult said = run(line);

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("weir: --out: ").contains(why).doesNotContain("read csv");
    assertThat(said.err()).contains("--out: " + folder);
    assertThat(folder.resolve(file)).hasBinaryContent(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          report MODEL --data csv:DATA --out FOLDER/r.html --pictures FOLDER/p | p/errors.png | --pictures | is not a picture of 'weir report'
          scoreboard mnist1d --out FOLDER/b | b/mnist1d-quick.csv | --out | is not a table of 'weir scoreboard'
          scoreboard mnist1d --out FOLDER/b | b/mnist1d-quick.json | --out | is not JSON of 'weir scoreboard'
          scoreboard mnist1d --out FOLDER/b --restart | b/mnist1d-quick.state.jsonl | --out | is not the state of 'weir scoreboard'
          """)
  void shouldNotReplaceAnyOfSeveralFiles(String line, String file, String option, String why)
      throws IOException {
    // given
    Path mine = folder.resolve(file);
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine\n");

    // when
    CommandResult said = run(line);

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(2);
    assertThat(said.err()).startsWith("weir: %s: %s exists".formatted(option, mine)).contains(why);
    assertThat(mine).hasContent("mine\n");
    assertThat(folder.resolve("r.html")).doesNotExist();
  }

  @Test
  void shouldReplaceEarlierPictures() {
    // given
    String line = "report MODEL --data csv:DATA --out FOLDER/r.html --pictures FOLDER/p";
    assertThat(run(line).code()).isZero();

    // when, then
    CommandResult again = run(line);
    assertThat(again.code()).as("%s", again).isZero();
  }

  @Test
  void shouldWriteWhereALinkLeads() throws IOException {
    // given a link to a file that does not exist yet
    Path link = Files.createSymbolicLink(folder.resolve("l.weir"), Path.of("sub", "real.weir"));

    for (int time = 0; time < 2; time++) {
      // when
      CommandResult said = run(TRAIN + "FOLDER/l.weir");

      // then
      assertThat(said.code()).as("%s", said).isZero();
      assertThat(link).isSymbolicLink();
      assertThat(folder.resolve("sub/real.weir")).isRegularFile().isNotEmptyFile();
    }
  }

  @Test
  void shouldSayThatAFolderIsNone() {
    // when
    CommandResult said = run(TRAIN + "FOLDER/notes.txt/a.weir");

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(2);
    assertThat(said.err())
        .contains("a.weir cannot be written: " + folder + "/notes.txt is not a folder");
  }

  @Test
  void shouldReplaceAnEarlierFileOfTheSameKind() throws IOException {
    // given
    String[] lines = {
      TRAIN + "MODEL",
      "report MODEL --data csv:DATA --out FOLDER/r.html",
      "export --data csv:DATA --out FOLDER/e.csv",
      "export --data idx:IMAGES --out FOLDER/e.jsonl"
    };

    for (String line : lines) {
      // when
      CommandResult first = run(line);
      CommandResult again = run(line);

      // then
      assertThat(first.code()).as("%s", first).isZero();
      assertThat(again.code()).as("%s", again).isZero();
    }
  }

  @Test
  void shouldNotExportOverTheExportThatIsRead() throws IOException {
    // given
    Path export = folder.resolve("e.csv");
    run("export --data csv:DATA --out FOLDER/e.csv");
    String before = Files.readString(export);

    // when
    CommandResult said = run("export --data csv:FOLDER/e.csv --out FOLDER/./e.csv");

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(2);
    assertThat(export).hasContent(before);
  }

  @Test
  void shouldWriteToAnEmptyFile() throws IOException {
    // given
    Files.createFile(folder.resolve("empty.weir"));

    // when
    CommandResult said = run(TRAIN + "FOLDER/empty.weir");

    // then
    assertThat(said.code()).as("%s", said).isZero();
    assertThat(folder.resolve("empty.weir")).isNotEmptyFile();
  }
}
