package dev.weir.trainer.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * Opens UTF-8 text, with or without a byte order mark, gzipped or not; errors include remedies.
 * Invalid UTF-8 is an error with its line and likely encoding, except in lines that begin with
 * {@code #}, which are comments in most formats.
 */
public final class TextFiles {
  /** The name of standard input in errors. */
  public static final Path STANDARD_INPUT = Path.of("standard input");

  /** Far more than is needed to distinguish UTF-16 from UTF-8. */
  private static final int START = 1024;

  private TextFiles() {}

  /** An operation on an open file. */
  @FunctionalInterface
  public interface Use<T> {
    /** Reads as much as it needs. */
    T apply(BufferedReader reader) throws IOException;
  }

  /**
   * Reads a file, after a byte order mark if there is one. {@link #STANDARD_INPUT} reads from
   * standard input.
   *
   * @throws DataException if the file is missing, empty, not UTF-8 text or cannot be read
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
   * Reads a file line by line, as {@link #read}.
   *
   * @param action receives each line with its number, from 1
   */
  public static void forEachLine(Path file, ObjLongConsumer<String> action) {
    var _ =
        TextFiles.<Long>read(
            file,
            reader -> {
              long number = 0;
              for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                action.accept(line, ++number);
              }
              return number;
            });
  }

  /**
   * Refuses a file with more numbers than fit into memory; not needed for records that are
   * processed one by one.
   *
   * @throws dev.weir.classifiers.memory.NotEnoughMemoryException if they would not fit into memory
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
   * Whether the input can be read twice, unlike standard input and pipes. True for a missing file
   * or a folder, so that these are reported first.
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

  /** A single read: a pipe may deliver little at first. */
  private static void checkStart(BufferedInputStream in, Path file) throws IOException {
    byte[] start = new byte[START];
    in.mark(START);
    int length = in.read(start);
    in.reset();
    if (length < 0) {
      throw DataException.in(file, "is empty");
    }
    Optional<String> problem = EncodingGuess.ofStart(start, length);
    if (problem.isPresent()) {
      throw DataException.in(file, problem.get());
    }
  }
}
