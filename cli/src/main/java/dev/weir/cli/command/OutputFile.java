package dev.weir.cli.command;

import dev.weir.base.AtomicFile;
import dev.weir.trainer.data.DataSets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command's output file. It may replace an earlier one of its kind, but never a file that the
 * command reads or any other existing file.
 */
public final class OutputFile {

  /** The kind of content; existing files are recognized by their beginning. */
  public enum Kind {
    ARTIFACT("a model artifact", "Obj\\x01.*dev\\.weir.*"),
    FIGURES("a file of figures", "\\{\"sha256\":.*"),
    PICTURE("a picture of 'weir report'", "\\x89PNG.*tEXtSoftware\\x00weir report.*"),
    WINDOWS_TABLE("a table of 'weir evaluate wnn'", "windows,left_out,.*"),
    WINDOWS_PICTURE("a picture of 'weir evaluate wnn'", "<svg .*--text:.*"),
    BOARD_TABLE("a table of 'weir scoreboard'", "section,row,title,sample,figure,.*"),
    BOARD_JSON("JSON of 'weir scoreboard'", "\\{\\s*\"board\"\\s*:.*"),
    BOARD_STATE("the state of 'weir scoreboard'", "\\{\"settings\":.*"),
    PAGE("a page of 'weir report'", ".*<title>Weir report: .*"),
    SIGNALS("CSV of 'weir export'", "source,label,v0.*"),
    IMAGES("JSON of 'weir export'", "\\{\"source\":\"source-0\",\"width\".*"),
    RECORDS("JSON of 'weir export' of a topic", "\\{\"id\":\"[^\"]*\",\"source\":.*");

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

  private final CommandPart command;
  private final List<Path> inputs = new ArrayList<>();

  /** For a command without input files so far. */
  public OutputFile(CommandPart command) {
    this.command = command;
  }

  /** Adds a file that the command reads, if it is one. */
  public OutputFile reading(String file) {
    try {
      inputs.add(Path.of(file));
    } catch (InvalidPathException e) {
      // An invalid path names no file that could be lost.
    }
    return this;
  }

  /** Adds the data files that the command reads. */
  public OutputFile readingData(String name) {
    inputs.addAll(DataSets.files(name));
    return this;
  }

  /**
   * Refuses to overwrite a file that must be kept. Pipes, devices and empty files may be written
   * to.
   *
   * @throws picocli.CommandLine.ParameterException naming the file
   */
  public void check(Path out, Kind kind) throws IOException {
    check("--out", out, kind);
  }

  /**
   * The same for a file of another option.
   *
   * @param option for the message
   */
  public void check(String option, Path out, Kind kind) throws IOException {
    require(!Files.isDirectory(out), option, out, "is a folder");
    for (Path input : inputs) {
      require(
          !isSame(out, input),
          option,
          out,
          "is read by this command and would be lost; name another file");
    }
    require(
        !Files.isRegularFile(out) || isReplaceable(out, kind),
        option,
        out,
        "exists and is not %s; name another file, or remove it first".formatted(kind.description));
    if (!Files.exists(out) || Files.isRegularFile(out)) {
      checkFolder(option, out);
    }
  }

  /** Files are written under a temporary name and renamed, so their folder must be writable. */
  private void checkFolder(String option, Path out) throws IOException {
    Path folder = AtomicFile.followed(out).getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    require(
        folder != null && Files.isDirectory(folder),
        option,
        out,
        "cannot be written: %s is not a folder".formatted(folder));
    require(
        Files.isWritable(folder),
        option,
        out,
        "cannot be written: no permission to write to the folder " + folder);
  }

  private void require(boolean right, String option, Path out, String problem) {
    command.require(right, "%s: %s %s".formatted(option, out, problem));
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
