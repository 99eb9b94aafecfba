package dev.weir.inputs.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes PNG and JPEG files; other files are not given to any decoder. */
final class PictureFile {
  /** Maximum pixels: a decoder takes up to 8 bytes for each. */
  static final int MOST_PIXELS = 1 << 22;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private static final int MILLI_RED = 299;
  private static final int MILLI_GREEN = 587;
  private static final int MILLI_BLUE = 114;
  private static final int BITS = 8;

  private PictureFile() {}

  static boolean isPng(byte[] bytes, int from, int length) {
    return begins(PNG, bytes, from, length);
  }

  static boolean isJpeg(byte[] bytes, int from, int length) {
    return begins(JPEG, bytes, from, length);
  }

  private static boolean begins(byte[] magic, byte[] bytes, int from, int length) {
    return length >= magic.length
        && Arrays.equals(magic, 0, magic.length, bytes, from, from + magic.length);
  }

  /**
   * Decodes a file of the format.
   *
   * @throws IOException if it is invalid or too large; the message says so
   */
  static GreyPixels decode(String format, byte[] bytes, int from, int length) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    ImageReader reader = readers.next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes, from, length))) {
      reader.setInput(in, true, true);
      checkSize(reader.getWidth(0), reader.getHeight(0));
      return grey(reader.read(0));
    } catch (RuntimeException e) { // of some invalid files
      throw new IOException("its content is invalid", e);
    } finally {
      reader.dispose();
    }
  }

  /** From the header alone, before anything is allocated. */
  private static void checkSize(int width, int height) throws IOException {
    if ((long) width * height > MOST_PIXELS) {
      throw new TooLargeException(
          "%d x %d pixels; at most %,d are decoded".formatted(width, height, MOST_PIXELS));
    }
  }

  /** The size of a picture is above the limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

  /**
   * Grey values are kept as they are, without the conversion that Java applies to them; of colours,
   * 0.299 R + 0.587 G + 0.114 B, rounded. Transparency is ignored.
   */
  private static GreyPixels grey(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] pixels = new byte[width * height];
    Raster raster = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel palette) {
      ofPalette(raster, palette, pixels);
    } else {
      ofSamples(raster, image.getColorModel().getNumColorComponents() >= 3, pixels);
    }
    return new GreyPixels(width, height, pixels);
  }

  private static void ofPalette(Raster raster, IndexColorModel palette, byte[] pixels) {
    int width = raster.getWidth();
    int[] row = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        int index = row[x];
        pixels[y * width + x] =
            luma(palette.getRed(index), palette.getGreen(index), palette.getBlue(index));
      }
    }
  }

  private static void ofSamples(Raster raster, boolean isColour, byte[] pixels) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - BITS);
    int[] row = new int[width * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        pixels[y * width + x] =
            isColour
                ? luma(row[at] >> shift, row[at + 1] >> shift, row[at + 2] >> shift)
                : (byte) (row[at] >> shift);
      }
    }
  }

  private static byte luma(int red, int green, int blue) {
    return (byte) ((MILLI_RED * red + MILLI_GREEN * green + MILLI_BLUE * blue + 500) / 1_000);
  }
}
