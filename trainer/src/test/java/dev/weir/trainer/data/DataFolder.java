package dev.weir.trainer.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of real data; without it, tests that need it are skipped, or fail if data are
 * required.
 */
public final class DataFolder {
  private DataFolder() {}

  public static Path require(String name) {
    Path folder = Path.of(System.getProperty("weir.data", "../../shared/data")).resolve(name);
    boolean present = Files.exists(folder);
    if (!present && Boolean.getBoolean("weir.data.required")) {
      throw new AssertionError("no " + folder + ", and weir.data.required is true");
    }
    assumeTrue(present, () -> "no " + folder + "; set -Dweir.data=DIR");
    return folder;
  }
}
