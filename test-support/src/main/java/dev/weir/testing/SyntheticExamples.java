package dev.weir.testing;

/**
 * Made-up records of classes in rotation. They come from exact arithmetic alone, so that they have
 * the same bits on every platform.
 */
public final class SyntheticExamples {

  /** Samples of a period, times the step from one sample to the next. */
  private static final int PERIOD = 128;

  private SyntheticExamples() {}

  /** The class of a record. */
  public static int label(int record, int classes) {
    return record % classes;
  }

  /**
   * A triangle wave, of a higher frequency for each further class, with as much noise.
   *
   * @return values of -1 to 1, channel by channel
   */
  public static double[] signal(int record, int classes, int channels, int length) {
    int step = 5 + 9 * label(record, classes);
    double[] values = new double[channels * length];
    for (int i = 0; i < values.length; i++) {
      int phase = (record * 31 + i / length * 17 + i % length * step) % PERIOD;
      double wave = Math.abs(phase - PERIOD / 2) * 4.0 / PERIOD - 1;
      values[i] = (wave + noise(record, i)) / 2;
    }
    return values;
  }

  /**
   * A noisy image with a brighter bar, further right for each further class.
   *
   * @return one byte per pixel, row by row
   */
  public static byte[] image(int record, int classes, int width, int height) {
    int bar = (label(record, classes) + 1) * width / (classes + 1);
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int grey = i % width == bar ? 140 : 90;
      pixels[i] = (byte) (grey + (int) (80 * noise(record, i)));
    }
    return pixels;
  }

  /** Uniform from -1 to 1, by the finaliser of SplitMix64. */
  private static double noise(int record, int at) {
    long z = (((long) record << 32) + at + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >> 10) * 0x1p-53;
  }
}
