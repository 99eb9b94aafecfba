package dev.weir.schemas;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/**
 * Avro's {@code array of double} as a {@code double[]}, without an object per value.
 *
 * <p>The array grows as items arrive. Their declared count is only a hint, of which at most {@value
 * #TRUSTED} are allocated up front: a writer may claim 2^31 items in a record of 20 bytes.
 */
final class DoubleArrays {
  /** Items to allocate before they are read: 32 KiB. */
  static final int TRUSTED = 4096;

  private static final double[] EMPTY = {};

  private DoubleArrays() {}

  /** Reads an array of any number of blocks. */
  static double[] read(Decoder in) throws IOException {
    double[] values = EMPTY;
    int size = 0;
    for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
      for (long left = count; left > 0; left--) {
        if (size == values.length) {
          values = Arrays.copyOf(values, grown(size, left));
        }
        values[size++] = in.readDouble();
      }
    }
    return size == values.length ? values : Arrays.copyOf(values, size);
  }

  static void write(double[] values, Encoder out) throws IOException {
    out.writeArrayStart();
    out.setItemCount(values.length);
    for (double value : values) {
      out.startItem();
      out.writeDouble(value);
    }
    out.writeArrayEnd();
  }

  /** Copies the numbers of a list, the form in which Avro's own readers return arrays. */
  static double[] copyOf(Object list) {
    if (list instanceof Collection<?> items) {
      return items.stream().mapToDouble(DoubleArrays::number).toArray();
    }
    throw new AvroRuntimeException("Expected a list of double, got " + typeOf(list));
  }

  private static double number(Object item) {
    if (item instanceof Number number) {
      return number.doubleValue();
    }
    throw new AvroRuntimeException("Expected a double in the list, got " + typeOf(item));
  }

  private static String typeOf(Object value) {
    return value == null ? "null" : value.getClass().getName();
  }

  private static int grown(int size, long left) {
    long wanted = size + Math.min(left, Math.max(TRUSTED, size));
    return Math.toIntExact(wanted);
  }
}
