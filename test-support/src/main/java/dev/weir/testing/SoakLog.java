package dev.weir.testing;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of a module's soak on a commit: a file with one line per completed round, preceded by
 * one line for each of its failures.
 */
record SoakLog(Path file) {

  private static final String ROUND = "round ";
  private static final String FAILURE = "failure ";
  private static final String ENDING = ".log";

  /**
   * Opens a module's log.
   *
   * @param folder created if missing
   * @param commit commit of the sources; the log starts over if it is unknown or the sources are
   *     modified
   */
  static SoakLog open(Path folder, String module, Optional<String> commit) {
    Path file = of(folder, commit).resolve(module + ENDING);
    try {
      Files.createDirectories(file.getParent());
      if (commit.isEmpty()) {
        System.out.printf(
            "soak of %s: the sources are not those of a commit, so no earlier rounds count%n",
            module);
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the folder of -Dweir.soak.log: " + file, e);
    }
    return new SoakLog(file);
  }

  /** The logs of all modules on a commit. */
  static List<SoakLog> all(Path folder, Optional<String> commit) throws IOException {
    if (!Files.isDirectory(of(folder, commit))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(of(folder, commit))) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(SoakLog::new)
          .toList();
    }
  }

  /** The module and the kind of its tests, such as {@code classifiers-tests}. */
  String name() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  /** The module, its rounds and failures, and the log's location. */
  String summary() {
    return "%s: %d rounds, %d failures, written to %s"
        .formatted(name(), rounds(), failures().size(), file);
  }

  private static Path of(Path folder, Optional<String> commit) {
    return folder.resolve(commit.orElse("no-commit"));
  }

  int rounds() {
    return (int) lines().stream().filter(line -> line.startsWith(ROUND)).count();
  }

  /** The failures of all rounds, one per line. */
  List<String> failures() {
    return lines().stream()
        .filter(line -> line.startsWith(FAILURE))
        .map(line -> line.substring(FAILURE.length()))
        .toList();
  }

  /** A single write, because several processes may share the log. */
  void add(SoakRound round) {
    List<String> lines = new ArrayList<>();
    round.failures().forEach(failure -> lines.add(FAILURE + failure));
    lines.add(ROUND + (rounds() + 1) + ": " + round.summary());
    try {
      Files.writeString(file, String.join("\n", lines) + "\n", CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
