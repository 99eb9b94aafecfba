package dev.weir.trainer.data;

import dev.weir.classifiers.memory.MemoryNeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Estimates the memory for reading a file from its size and its start. */
final class ReadingMemory {

  /** Characters of a text from which the density of numbers is estimated. */
  private static final int LOOK_AHEAD = 1 << 16;

  /** Bytes per line besides its numbers: arrays, label, location. */
  private static final int LINE = 120;

  private static final String SAMPLE = "use a part of the file";

  private ReadingMemory() {}

  /**
   * Refuses a text with more numbers than fit into memory.
   *
   * @param reader at its start, where it is reset to
   */
  static void checkText(Path file, BufferedReader reader) throws IOException {
    char[] start = new char[LOOK_AHEAD];
    reader.mark(LOOK_AHEAD);
    int length = Math.max(1, fill(start, reader));
    reader.reset();
    double numbers = 0;
    double lines = 0;
    for (int i = 0; i < length; i++) {
      lines += start[i] == '\n' ? 1 : 0;
      numbers += ",;|\t\n".indexOf(start[i]) >= 0 ? 1 : 0;
    }
    double bytes = Double.BYTES * numbers + LINE * lines;
    MemoryNeed.of("reading " + file)
        .remedy(SAMPLE)
        .plus("its numbers", bytes / length * Files.size(file))
        .check();
  }

  /** Fills the buffer; a reader may return one line at a time, which is not representative. */
  private static int fill(char[] start, BufferedReader reader) throws IOException {
    int length = 0;
    int read = reader.read(start);
    while (read > 0) {
      length += read;
      read = reader.read(start, length, start.length - length);
    }
    return length;
  }

  /** Refuses more bytes than fit into an array, or twice into memory while reading. */
  static void checkBytes(Path file, double bytes) {
    if (bytes > Integer.MAX_VALUE - Double.BYTES) {
      throw DataException.in(
          file,
          "announces %,.0f bytes, more than the 2,147,483,639 that a Java array holds: %s"
              .formatted(bytes, SAMPLE));
    }
    MemoryNeed.of("reading " + file).remedy(SAMPLE).plus("its bytes", 2 * bytes).check();
  }
}
