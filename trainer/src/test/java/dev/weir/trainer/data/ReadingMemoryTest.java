package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.memory.NotEnoughMemoryException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingMemoryTest {

  @TempDir Path folder;

  /** A sparse file: long, and quickly created. */
  @Test
  void shouldRefuseATextWithMoreNumbersThanFitBeforeItIsRead() throws IOException {
    // given
    Path file = folder.resolve("long.csv");
    Files.writeString(file, "a,1,2,3\n".repeat(20_000));
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(1L << 42);
    }

    // then
    assertThatThrownBy(() -> DataSets.load("csv:" + file))
        .isInstanceOf(NotEnoughMemoryException.class)
        .hasMessageContaining("long.csv")
        .hasMessageContaining("use a part of the file");
  }

  @Test
  void shouldRefuseImagesThatNoArrayHolds() throws IOException {
    // given
    Path file = folder.resolve("images");
    Files.write(
        file,
        ByteBuffer.allocate(16).putInt(0x0803).putInt(3_000_000).putInt(28).putInt(28).array());

    // then
    assertThatThrownBy(() -> IdxFile.read(file, 3))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("images")
        .hasMessageContaining("2,352,000,000 bytes");
  }
}
