package dev.weir.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens UTF-8 text, with errors that say what to do. */
final class TextFiles {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private TextFiles() {}

  /** What is done with an open file. */
  @FunctionalInterface
  interface Use<T> {
    T apply(BufferedReader reader) throws IOException;
  }

  /**
   * Reads a file, past a byte order mark if there is one.
   *
   * @throws DataException if the file is missing, empty, no UTF-8 text or cannot be read
   */
  static <T> T read(Path file, Use<T> use) {
    if (!Files.isRegularFile(file)) {
      throw DataException.in(file, Files.exists(file) ? "is not a file" : "no such file");
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      skipByteOrderMark(file, reader);
      ReadingMemory.checkText(file, reader);
      return use.apply(reader);
    } catch (CharacterCodingException e) {
      throw new DataException(file + ": is not UTF-8 text", e);
    } catch (IOException | UncheckedIOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void skipByteOrderMark(Path file, BufferedReader reader) throws IOException {
    reader.mark(1);
    int first = reader.read();
    if (first < 0) {
      throw DataException.in(file, "is empty");
    }
    if (first != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }
}
