package dev.weir.stream.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.stream.TestImages;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageHeapTest {
  private static final int IMAGES = 60_000;
  private static final int SIDE = 28;

  /** The images alone are 47 MB, their means for bounds 12 MB: a second copy would not fit. */
  private static final int HEAP_MB = 100;

  @TempDir Path folder;

  @Test
  void shouldLoadAsManyImagesAsMnistHasWithoutSecondCopy() throws Exception {
    // Given
    Path artifact = folder.resolve("images.weir");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(artifact))) {
      ArtifactCodec.write(TestImages.random(1, IMAGES, SIDE, 10, 11), out);
    }
    assertThat(Files.size(artifact)).isGreaterThan((long) IMAGES * SIDE * SIDE);

    // When a process with a small heap loads it
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Xmx" + HEAP_MB + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LoadImagesMain.class.getName(),
                artifact.toString(),
                Integer.toString(SIDE))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();

    // Then
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Integer.parseInt(output.lines().toList().getLast())).isBetween(50, HEAP_MB);
  }
}
