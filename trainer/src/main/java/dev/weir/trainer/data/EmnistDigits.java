package dev.weir.trainer.data;

import dev.weir.base.Digests;
import dev.weir.trainer.data.IdxName.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The four files of EMNIST Digits as they are distributed, by their digests. */
public final class EmnistDigits {

  private static final Map<Part, String> DIGESTS =
      Map.of(
          Part.TRAIN_IMAGES,
          "f7c95004d14d81af89522e67d8f0c781dfb3bd544181c81bfe1eb6b41c35b726",
          Part.TRAIN_LABELS,
          "6638a6ff5fe2eefd9cca2471995b46c82986b8e4b2a70d2f5ce8e05d7edb319e",
          Part.TEST_IMAGES,
          "20ebe43509264f7639d37c835a3f0b009e90b29e00a099a03101abe1644a3f63",
          Part.TEST_LABELS,
          "bad1834c45d5988e270b99d43b13edc3fd898f658ffbc2caf2846ef27f7b05b0");

  private EmnistDigits() {}

  /**
   * What speaks against the files being those of EMNIST Digits, a sentence for each file; empty if
   * nothing does. Unpacked files cannot be checked.
   *
   * @param data {@code emnist:DIR}
   * @throws DataException if a file is missing or cannot be read
   */
  public static List<String> doubts(String data) {
    Path folder =
        ImageFiles.ownFolder(data)
            .orElseThrow(() -> new DataNameException("data '%s'; use emnist:DIR".formatted(data)));
    Map<Part, Path> files = IdxFolder.of(folder).onlyEmnist().files();
    List<String> doubts = new ArrayList<>();
    for (Part part : Part.values()) {
      doubt(files.get(part), DIGESTS.get(part), doubts);
    }
    return doubts;
  }

  private static void doubt(Path file, String digest, List<String> doubts) {
    if (!file.toString().endsWith(".gz")) {
      doubts.add(file + " is not compressed as it is distributed, so its digest is not checked");
      return;
    }
    String found = digest(file);
    if (!found.equals(digest)) {
      doubts.add("%s has the SHA-256 %s, not %s".formatted(file, found, digest));
    }
  }

  private static String digest(Path file) {
    try {
      return Digests.of(file);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
