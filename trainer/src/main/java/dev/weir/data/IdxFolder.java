package dev.weir.data;

import dev.weir.image.GreyImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with four files: images and labels, for training and for testing.
 *
 * @param folder where they lie
 * @param train what the names of the training files begin with
 * @param test what the names of the test files begin with
 * @param transposed whether images lie column by column
 */
record IdxFolder(Path folder, String train, String test, boolean transposed) {

  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";
  private static final String EMNIST = "emnist-";
  private static final String EMNIST_TRAIN = "-train" + IMAGES;
  private static final String GZIP = ".gz";
  private static final int DIGITS = 10;

  /** MNIST's names. */
  static IdxFolder mnist(Path folder) {
    requireFolder(folder);
    return new IdxFolder(folder, "train", "t10k", false);
  }

  /** EMNIST's names: {@code emnist-SPLIT-train-images-idx3-ubyte} and so on, of one split. */
  static IdxFolder emnist(Path folder) {
    requireFolder(folder);
    List<String> splits = splits(folder);
    if (splits.size() != 1) {
      throw DataException.in(
          folder,
          splits.isEmpty()
              ? "holds no emnist-SPLIT%s, raw or with .gz".formatted(EMNIST_TRAIN)
              : "holds several splits, %s; leave one in the folder".formatted(splits));
    }
    String begin = EMNIST + splits.getFirst();
    return new IdxFolder(folder, begin + "-train", begin + "-test", true);
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw DataException.in(folder, "no such folder");
    }
  }

  private static List<String> splits(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> withoutGzip(file.getFileName().toString()))
          .filter(name -> name.startsWith(EMNIST) && name.endsWith(EMNIST_TRAIN))
          .map(name -> name.substring(EMNIST.length(), name.length() - EMNIST_TRAIN.length()))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataException(folder + ": cannot be listed: " + e.getMessage(), e);
    }
  }

  private static String withoutGzip(String name) {
    return name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
  }

  /** All four files. */
  ImageFiles read(String name) {
    int[] trainLabels = labels(train);
    int[] testLabels = labels(test);
    int classes = DIGITS;
    if (transposed) {
      // EMNIST's letters are numbered from 1 on.
      int first = Math.min(least(trainLabels), least(testLabels));
      Arrays.setAll(trainLabels, i -> trainLabels[i] - first);
      Arrays.setAll(testLabels, i -> testLabels[i] - first);
      classes = 1 + Math.max(greatest(trainLabels), greatest(testLabels));
    }
    return new ImageFiles(
        images(train, trainLabels, classes), images(test, testLabels, classes), name);
  }

  private static int least(int[] labels) {
    return Arrays.stream(labels).min().orElse(0);
  }

  private static int greatest(int[] labels) {
    return Arrays.stream(labels).max().orElse(0);
  }

  private GreyImages images(String begin, int[] labels, int classes) {
    Path imageFile = file(begin + IMAGES);
    IdxFile images = IdxFile.read(imageFile, 3);
    if (labels.length != images.size(0)) {
      throw DataException.in(
          file(begin + LABELS),
          "has %d labels, but %s has %d images"
              .formatted(labels.length, imageFile.getFileName(), images.size(0)));
    }
    try {
      return transposed
          ? new GreyImages(images.size(1), images.size(2), upright(images), labels, classes)
          : new GreyImages(images.size(2), images.size(1), images.bytes(), labels, classes);
    } catch (IllegalArgumentException e) {
      throw new DataException(imageFile + ": " + e.getMessage(), e);
    }
  }

  /** Row by row what lies column by column. */
  private static byte[] upright(IdxFile images) {
    int width = images.size(1);
    int height = images.size(2);
    byte[] from = images.bytes();
    byte[] upright = new byte[from.length];
    for (int image = 0; image < from.length; image += width * height) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          upright[image + y * width + x] = from[image + x * height + y];
        }
      }
    }
    return upright;
  }

  private int[] labels(String begin) {
    byte[] bytes = IdxFile.read(file(begin + LABELS), 1).bytes();
    int[] labels = new int[bytes.length];
    Arrays.setAll(labels, i -> bytes[i] & 0xff);
    return labels;
  }

  private Path file(String name) {
    Path raw = folder.resolve(name);
    return Files.exists(raw) ? raw : folder.resolve(name + GZIP);
  }
}
