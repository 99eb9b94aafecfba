package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmnistDigitsTest {

  @TempDir private Path folder;

  @Test
  void shouldDoubtOtherFilesAndThoseThatCannotBeChecked() throws IOException {
    // Given
    write("emnist-digits-train-images-idx3-ubyte.gz");
    write("emnist-digits-train-labels-idx1-ubyte");
    write("emnist-digits-test-images-idx3-ubyte.gz");
    write("emnist-digits-test-labels-idx1-ubyte");

    // When
    List<String> doubts = EmnistDigits.doubts("emnist:" + folder);

    // Then
    assertThat(doubts).hasSize(4);
    assertThat(doubts.getFirst())
        .contains("train-images")
        .endsWith("not f7c95004d14d81af89522e67d8f0c781dfb3bd544181c81bfe1eb6b41c35b726");
    assertThat(doubts.get(1)).contains("train-labels").contains("not checked");
  }

  @Test
  void shouldRefuseOtherData() {
    assertThatThrownBy(() -> EmnistDigits.doubts("idx:" + folder.resolve("none")))
        .isInstanceOf(DataException.class);
    assertThatThrownBy(() -> EmnistDigits.doubts("mnist"))
        .isInstanceOf(DataNameException.class)
        .hasMessageContaining("emnist:DIR");
  }

  private void write(String name) throws IOException {
    Files.write(folder.resolve(name), new byte[] {1, 2, 3});
  }
}
