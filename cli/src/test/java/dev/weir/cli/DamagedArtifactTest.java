package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An artifact that differs from the trained one is rejected. */
class DamagedArtifactTest {

  @TempDir private static Path folder;
  private static Path whole;
  private static String data;

  @BeforeAll
  static void prepare() throws IOException {
    var places = SmallData.write(folder);
    whole = Path.of(places.get("MODEL"));
    data = places.get("DATA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain MODEL",
        "evaluate --model MODEL --data csv:DATA",
        "report MODEL --data csv:DATA --out MODEL.html",
        "card MODEL",
        "publish MODEL --name m"
      })
  void shouldRefuseAnArtifactWithAnotherBit(String line) throws IOException {
    // given
    byte[] bytes = Files.readAllBytes(whole);
    bytes[bytes.length - 100] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.weir"), bytes);

    // when
    CommandResult said =
        CommandResult.by(line.replace("MODEL", "" + damaged).replace("DATA", data).split(" "));

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(1);
    assertThat(said.err()).contains("damaged.weir: the artifact is damaged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1  | damaged: a block does not end where it should; copy it again",
        "100 | another version of Weir wrote it, it is damaged, or it is another file"
      })
  void shouldSayThatAnArtifactIsDamagedWhereverItIs(int at, String message) throws IOException {
    // given
    byte[] bytes = Files.readAllBytes(whole);
    bytes[at < 0 ? bytes.length + at : at] ^= 1;

    // when, then
    assertThat(cardOf(bytes)).contains(message);
  }

  @Test
  void shouldSayThatBytesFollowTheEndOfAnArtifact() throws IOException {
    // given
    byte[] bytes = Files.readAllBytes(whole);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 5);

    // when, then
    assertThat(cardOf(longer)).contains("damaged: bytes follow its end; copy it again");
  }

  private static String cardOf(byte[] artifact) throws IOException {
    Path damaged = Files.write(folder.resolve("damaged.weir"), artifact);
    return CommandResult.by("card", "" + damaged).err();
  }

  @Test
  void shouldNotPublishAnArtifactThatIsNotTheOneOfTheFiguresBesideIt() throws IOException {
    // given a different, complete artifact in its place
    Path mine = folder.resolve("mine.weir");
    Path other = folder.resolve("other.weir");
    for (Path each : new Path[] {mine, other}) {
      String kernels = each.equals(mine) ? "5" : "6";
      CommandResult made =
          CommandResult.by(
              "train", "rocket", "--data", "csv:" + data, "--kernels", kernels, "--out", "" + each);
      assertThat(made.code()).as("%s", made).isZero();
    }
    Files.move(other, mine, StandardCopyOption.REPLACE_EXISTING);

    // when
    CommandResult said =
        CommandResult.by("publish", "" + mine, "--name", "m", "--bootstrap", "localhost:1");

    // then it fails before a broker is contacted
    assertThat(said.code()).as("%s", said).isEqualTo(1);
    assertThat(said.err()).contains("has the figures of another artifact", "--force");
  }
}
