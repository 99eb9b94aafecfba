package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that is not a valid label is refused before training. */
class LabelLengthTest {

  private static final String LONGEST = "x".repeat(256);

  @TempDir private Path folder;

  private String csv(String label) throws IOException {
    return "csv:"
        + Files.writeString(
            folder.resolve("a.csv"),
            "label,t0,t1\na,1,2\n%s,1,3\na,4,5\n%s,2,1\n".formatted(label, label));
  }

  @Test
  void shouldTakeALabelAsLongAsTheStreamTakes() throws IOException {
    assertThat(DataSets.load(csv(LONGEST)).train().classes()).contains(LONGEST);
  }

  @Test
  void shouldNameFileLineLengthAndBoundOfALongerOne() {
    assertThatThrownBy(() -> DataSets.load(csv(LONGEST + "x")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a.csv:3: the label has 257 characters; at most 256 are taken");
  }

  @Test
  void shouldRefuseAClassThatIsNamedAsLabelsThatAreNone() throws IOException {
    // given
    Path declared =
        Files.writeString(
            folder.resolve("a.ts"), "@classLabel true a b (other)\n@data\n1,2:a\n1,3:b\n");

    // when, then
    assertThatThrownBy(() -> DataSets.load(csv("(other)")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a.csv:3: no class can be named '(other)'");
    assertThatThrownBy(() -> UcrReader.read(declared))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no class can be named '(other)'");
    assertThat(DataSets.load(csv("other")).train().classes()).contains("other");
  }

  @Test
  void shouldDoSoForFilesOfTheArchive() throws IOException {
    // given
    Path file =
        Files.writeString(
            folder.resolve("a.ts"), "@data\n1,2:a\n1,3:%s\n".formatted(LONGEST + "yz"));

    // when, then
    assertThatThrownBy(() -> UcrReader.read(file))
        .hasMessageContaining("a.ts:3: the label has 258 characters; at most 256 are taken");
  }
}
