package dev.weir.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;

/** Determines the sources' git commit. */
final class Commit {

  private Commit() {}

  /** The commit, if there is one and the working tree is clean. */
  static Optional<String> here() {
    return git("status", "--porcelain").filter(String::isEmpty).isPresent()
        ? git("rev-parse", "--short=12", "HEAD")
        : Optional.empty();
  }

  private static Optional<String> git(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "git";
    System.arraycopy(words, 0, command, 1, words.length);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
