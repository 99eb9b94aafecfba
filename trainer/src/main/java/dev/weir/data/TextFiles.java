package dev.weir.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens UTF-8 text, with or without a byte order mark, gzipped or not, with errors that say what to
 * do. What is not UTF-8 is an error that names the line and the likely encoding, except in lines
 * that begin with {@code #}: those are comments in most formats.
 */
public final class TextFiles {
  /** How errors name standard input. */
  public static final Path STANDARD_INPUT = Path.of("standard input");

  /** Far more than it takes to tell UTF-16 from UTF-8. */
  private static final int START = 1024;

  private TextFiles() {}

  /** What is done with an open file. */
  @FunctionalInterface
  public interface Use<T> {
    /** Reads what it needs. */
    T apply(BufferedReader reader) throws IOException;
  }

  /**
   * Reads a file, past a byte order mark if there is one. {@link #STANDARD_INPUT} is read from
   * there.
   *
   * @throws DataException if the file is missing, empty, no UTF-8 text or cannot be read
   */
  public static <T> T read(Path file, Use<T> use) {
    if (file.equals(STANDARD_INPUT)) {
      return read(System.in, file, use);
    }
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw DataException.in(file, Files.exists(file) ? "is not a file" : "no such file");
    }
    try (InputStream in = GzipFiles.open(file)) {
      return read(in, file, use);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Refuses a file with more numbers than can be kept; records that go on one by one need no check.
   *
   * @throws dev.weir.memory.NotEnoughMemoryException if they would not fit into memory
   */
  static void checkMemory(Path file) {
    if (Files.isRegularFile(file)) {
      TextFiles.<Boolean>read(
          file,
          reader -> {
            ReadingMemory.checkText(file, reader);
            return true;
          });
    }
  }

  /**
   * Whether reading twice gives the same: not from standard input or a pipe. A missing file and a
   * folder count, so that they are errors before anything else is done.
   */
  public static boolean isRepeatable(Path file) {
    return !file.equals(STANDARD_INPUT)
        && (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file));
  }

  private static <T> T read(InputStream in, Path file, Use<T> use) {
    try {
      BufferedInputStream whole = new BufferedInputStream(in);
      checkStart(whole, file);
      return use.apply(new BufferedReader(new Utf8Lines(whole, file)));
    } catch (IOException | UncheckedIOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** One read only: a pipe may say little at first. */
  private static void checkStart(BufferedInputStream in, Path file) throws IOException {
    byte[] start = new byte[START];
    in.mark(START);
    int length = in.read(start);
    in.reset();
    if (length < 0) {
      throw DataException.in(file, "is empty");
    }
    EncodingGuess.ofStart(start, length)
        .ifPresent(
            problem -> {
              throw DataException.in(file, problem);
            });
  }
}
