package dev.weir.cli;

import dev.weir.data.DataFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A file that a command is to write. It takes the place of an earlier one of its kind; never of a
 * file that the command reads, and never of any other file that is there.
 */
final class OutputFile {

  /** What is written; a file that is there is told by how it begins. */
  enum Kind {
    ARTIFACT("model artifact", "Obj\\x01.*dev\\.weir.*"),
    FIGURES("file of figures", "\\{\"sha256\":.*"),
    PAGE("page of 'weir report'", ".*<title>Weir report: .*"),
    SIGNALS("CSV of 'weir export'", "source,label,v0.*"),
    IMAGES("JSON of 'weir export'", "\\{\"source\":\"source-0\",\"width\".*");

    private final String description;
    private final String start;

    Kind(String description, String start) {
      this.description = description;
      this.start = start;
    }

    boolean isOf(String text) {
      return Pattern.compile(start, Pattern.DOTALL).matcher(text).matches();
    }
  }

  private static final int START = 1024;

  private final CommandSpec spec;
  private final List<Path> inputs = new ArrayList<>();

  /** For a command that reads nothing yet. */
  OutputFile(CommandSpec spec) {
    this.spec = spec;
  }

  /** A file that the command reads, if that is one. */
  OutputFile reading(String file) {
    try {
      inputs.add(Path.of(file));
    } catch (InvalidPathException e) {
      // No file is named so, and none can be lost.
    }
    return this;
  }

  /** The files of data that the command reads. */
  OutputFile readingData(String name) {
    inputs.addAll(DataFiles.of(name));
    return this;
  }

  /**
   * Refuses to write a file in place of one that must stay. Pipes, devices and empty files may be
   * written to.
   *
   * @throws picocli.CommandLine.ParameterException naming the file
   */
  void check(Path out, Kind kind) throws IOException {
    Asked.require(spec, !Files.isDirectory(out), "--out: %s is a folder".formatted(out));
    for (Path input : inputs) {
      Asked.require(
          spec,
          !isSame(out, input),
          "--out: %s is read by this command and would be lost; name another file".formatted(out));
    }
    Asked.require(
        spec,
        !Files.isRegularFile(out) || isReplaceable(out, kind),
        "--out: %s is there already and is no %s; name another file, or remove it first"
            .formatted(out, kind.description));
  }

  private static boolean isSame(Path out, Path input) throws IOException {
    return Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input);
  }

  private static boolean isReplaceable(Path file, Kind kind) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(START);
      return start.length == 0 || kind.isOf(new String(start, StandardCharsets.ISO_8859_1));
    }
  }
}
