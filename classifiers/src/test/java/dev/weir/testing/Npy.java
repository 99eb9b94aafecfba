package dev.weir.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads NumPy's .npy 1.0 files of little-endian floats and integers, in C order. */
public final class Npy {

  private static final int FIXED_HEAD = 10;
  private static final Pattern ROWS = Pattern.compile("'shape': \\((\\d+),");

  private Npy() {}

  /** A matrix of float64. */
  public static double[][] doubles(Path file) throws IOException {
    ByteBuffer bytes = open(file, "<f8");
    double[][] rows = new double[rows(bytes)][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = new double[bytes.remaining() / Double.BYTES / (rows.length - r)];
      for (int c = 0; c < rows[r].length; c++) {
        rows[r][c] = bytes.getDouble();
      }
    }
    return rows;
  }

  /** A vector of int64 that fit an int. */
  public static int[] ints(Path file) throws IOException {
    ByteBuffer bytes = open(file, "<i8");
    int[] values = new int[rows(bytes)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.toIntExact(bytes.getLong());
    }
    return values;
  }

  /** All values of an array of float32. */
  public static float[] floats(Path file) throws IOException {
    ByteBuffer bytes = open(file, "<f4");
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /** A vector of int32. */
  public static int[] shortInts(Path file) throws IOException {
    ByteBuffer bytes = open(file, "<i4");
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(values);
    return values;
  }

  private static ByteBuffer open(Path file, String type) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    String head = head(bytes);
    if (!head.contains("'descr': '" + type + "'") || !head.contains("'fortran_order': False")) {
      throw new IOException(file + " does not hold " + type + " in C order: " + head);
    }
    return bytes.position(FIXED_HEAD + head.length());
  }

  private static int rows(ByteBuffer bytes) throws IOException {
    Matcher matcher = ROWS.matcher(head(bytes));
    if (!matcher.find()) {
      throw new IOException("there is no shape in " + head(bytes));
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static String head(ByteBuffer bytes) {
    int length = bytes.getShort(FIXED_HEAD - Short.BYTES);
    byte[] head = new byte[length];
    bytes.get(FIXED_HEAD, head);
    return new String(head, StandardCharsets.US_ASCII);
  }
}
