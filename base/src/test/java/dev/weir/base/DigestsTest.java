package dev.weir.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
  private static final String SHA256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  @Test
  void shouldAgreeOnBytesStreamsAndFiles() throws IOException {
    // Given
    Path file = Files.write(folder.resolve("abc"), ABC);

    // When, then
    assertThat(Digests.of(ABC)).isEqualTo(SHA256);
    assertThat(Digests.of(new ByteArrayInputStream(ABC))).isEqualTo(SHA256);
    assertThat(Digests.of(file)).isEqualTo(SHA256);
  }
}
