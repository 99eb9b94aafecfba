package dev.weir.data;

import dev.weir.image.GreyImages;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Images with their labels as they lie in files, in the files' order.
 *
 * @param train the training file's
 * @param test the test file's
 * @param name the data set as the user named it, for reports
 */
public record ImageFiles(GreyImages train, GreyImages test, String name) {

  private static final String SCHEME = "idx:";
  private static final int CLASSES = 10;

  /**
   * Reads what the user named.
   *
   * @param name {@code idx:DIR}, a folder with MNIST's four files, each raw or with {@code .gz}
   * @throws DataException if it cannot be read; the message says why
   */
  public static ImageFiles load(String name) {
    if (!name.startsWith(SCHEME)) {
      throw new DataException("there is no image data '%s'; write idx:DIR".formatted(name));
    }
    Path folder = Path.of(name.substring(SCHEME.length()));
    if (!Files.isDirectory(folder)) {
      throw DataException.in(folder, "no such folder");
    }
    return new ImageFiles(images(folder, "train"), images(folder, "t10k"), name);
  }

  private static GreyImages images(Path folder, String part) {
    Path imageFile = file(folder, part + "-images-idx3-ubyte");
    Path labelFile = file(folder, part + "-labels-idx1-ubyte");
    IdxFile images = IdxFile.read(imageFile, 3);
    IdxFile labels = IdxFile.read(labelFile, 1);
    if (labels.size(0) != images.size(0)) {
      throw DataException.in(
          labelFile,
          "has %d labels, but %s has %d images"
              .formatted(labels.size(0), imageFile.getFileName(), images.size(0)));
    }
    try {
      return new GreyImages(
          images.size(2), images.size(1), images.bytes(), classes(labels), CLASSES);
    } catch (IllegalArgumentException e) {
      throw new DataException(imageFile + ": " + e.getMessage(), e);
    }
  }

  private static Path file(Path folder, String name) {
    Path raw = folder.resolve(name);
    return Files.exists(raw) ? raw : folder.resolve(name + ".gz");
  }

  private static int[] classes(IdxFile labels) {
    int[] classes = new int[labels.bytes().length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = labels.bytes()[i] & 0xff;
    }
    return classes;
  }
}
