package dev.weir.trainer.data;

import dev.weir.classifiers.image.GreyImages;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The four files of one collection. Their labels, bytes of 0 to 255, are the class names.
 *
 * @param home the folder that contains them or their own folders
 * @param name prefix of their names, such as {@code emnist-letters}; empty for MNIST's names
 * @param files those of the four that were found
 */
record IdxCollection(Path home, String name, Map<IdxName.Part, Path> files) {

  /** Whether they have EMNIST's names: pixels are then stored column by column. */
  boolean isEmnist() {
    return name.toLowerCase(Locale.ROOT).startsWith("emnist");
  }

  /**
   * Checks that all four exist.
   *
   * @throws DataException that names the first missing one
   */
  void requireAll() {
    for (IdxName.Part part : IdxName.Part.values()) {
      if (!files.containsKey(part)) {
        String usual = isEmnist() ? part.usual().replace("t10k", "test") : part.usual();
        throw DataException.in(
            home.resolve(name.isEmpty() ? usual : name + "-" + usual),
            "no such file, raw or with .gz");
      }
    }
  }

  @Override
  public String toString() {
    return home.resolve(name.isEmpty() ? "train-images…" : name + "-train-images…").toString();
  }

  /**
   * Reads all four.
   *
   * @param data the data set as named by the user
   * @throws DataException if one cannot be used, or all images have the same class
   */
  ImageFiles read(String data) {
    int[] train = labels(IdxName.Part.TRAIN_LABELS);
    int[] test = labels(IdxName.Part.TEST_LABELS);
    int[] classes = IntStream.concat(Arrays.stream(train), Arrays.stream(test)).toArray();
    classes = Arrays.stream(classes).sorted().distinct().toArray();
    ImageFiles read =
        new ImageFiles(
            images(IdxName.Part.TRAIN_IMAGES, IdxName.Part.TRAIN_LABELS, train, classes),
            images(IdxName.Part.TEST_IMAGES, IdxName.Part.TEST_LABELS, test, classes),
            data);
    if (classes.length < 2) {
      throw DataException.in(
          files.get(IdxName.Part.TRAIN_LABELS),
          "all images have the class '%d'; at least two classes are needed".formatted(classes[0]));
    }
    return read;
  }

  private int[] labels(IdxName.Part part) {
    byte[] bytes = IdxFile.read(files.get(part), 1).bytes();
    int[] labels = new int[bytes.length];
    Arrays.setAll(labels, i -> bytes[i] & 0xff);
    return labels;
  }

  private GreyImages images(IdxName.Part part, IdxName.Part labelPart, int[] labels, int[] sorted) {
    Path file = files.get(part);
    IdxFile images = IdxFile.read(file, 3);
    if (labels.length != images.sizes()[0]) {
      throw DataException.in(
          files.get(labelPart),
          "has %d labels, but %s has %d images"
              .formatted(labels.length, file.getFileName(), images.sizes()[0]));
    }
    int[] numbers =
        Arrays.stream(labels).map(label -> Arrays.binarySearch(sorted, label)).toArray();
    List<String> names = Arrays.stream(sorted).mapToObj(Integer::toString).toList();
    try {
      return isEmnist()
          ? new GreyImages(images.sizes()[1], images.sizes()[2], upright(images), numbers, names)
          : new GreyImages(images.sizes()[2], images.sizes()[1], images.bytes(), numbers, names);
    } catch (IllegalArgumentException e) {
      throw new DataException(file + ": " + e.getMessage(), e);
    }
  }

  /** Converts column-major images to row-major order. */
  private static byte[] upright(IdxFile images) {
    int width = images.sizes()[1];
    int height = images.sizes()[2];
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
}
