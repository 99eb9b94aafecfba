package dev.weir.trainer.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads NumPy's .npy files, version 1.0, little-endian, C order. */
final class Npy {
  private static final int FIXED_HEADER = 10;

  private Npy() {}

  static double[] doubles(Path file) throws IOException {
    ByteBuffer data = open(file, "<f8");
    double[] values = new double[data.remaining() / Double.BYTES];
    data.asDoubleBuffer().get(values);
    return values;
  }

  static long[] longs(Path file) throws IOException {
    ByteBuffer data = open(file, "<i8");
    long[] values = new long[data.remaining() / Long.BYTES];
    data.asLongBuffer().get(values);
    return values;
  }

  private static ByteBuffer open(Path file, String type) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[bytes.getShort(FIXED_HEADER - 2)];
    bytes.position(FIXED_HEADER).get(header);
    String text = new String(header, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (!text.contains(type) || !text.contains("'fortran_order': False")) {
      throw new IOException(file + " is not of type " + type + " in C order: " + text);
    }
    return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
