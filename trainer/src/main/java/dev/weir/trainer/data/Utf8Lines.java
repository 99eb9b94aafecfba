package dev.weir.trainer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * UTF-8 text, decoded line by line so that an invalid byte is reported with its line and the file's
 * likely encoding. A byte order mark is skipped; each line ends with {@code \n}.
 *
 * <p>Lines that begin with {@code #}, comments in most formats, may have any encoding.
 */
final class Utf8Lines extends Reader {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Path file;
  private final BufferedReader bytes;
  private String line = "";
  private int next;
  private long number;

  /** Reads a stream of bytes; the file is for errors. */
  Utf8Lines(InputStream in, Path file) {
    this.file = file;
    // Latin-1 maps every byte to one character, so a line's bytes can be restored.
    this.bytes = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (next == line.length() && !advance()) {
      return -1;
    }
    int count = Math.min(length, line.length() - next);
    line.getChars(next, next + count, target, offset);
    next += count;
    return count;
  }

  private boolean advance() throws IOException {
    String raw = bytes.readLine();
    if (raw == null) {
      return false;
    }
    number++;
    String text = decode(raw);
    boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    line = (marked ? text.substring(1) : text) + "\n";
    next = 0;
    return true;
  }

  private String decode(String raw) {
    byte[] encoded = raw.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded)).toString();
    } catch (CharacterCodingException e) {
      if (raw.startsWith("#")) {
        return raw;
      }
      throw DataException.at(file, number, EncodingGuess.ofLine(encoded));
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
