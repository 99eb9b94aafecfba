package dev.weir.trainer.data;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parsed name of an IDX file: {@code train-images-idx3-ubyte} is MNIST's, {@code
 * emnist-letters-test-labels-idx1-ubyte.gz} EMNIST's. Downloads may have dots instead of dashes, as
 * in {@code t10k-images.idx3-ubyte}, and other letter case.
 *
 * @param collection prefix, such as {@code emnist-letters}; empty for MNIST's names
 * @param part which of the four files it is
 */
record IdxName(String collection, Part part) {

  /** Which images or labels a file contains. */
  enum Part {
    TRAIN_IMAGES("train-images-idx3-ubyte"),
    TRAIN_LABELS("train-labels-idx1-ubyte"),
    TEST_IMAGES("t10k-images-idx3-ubyte"),
    TEST_LABELS("t10k-labels-idx1-ubyte");

    private final String usual;

    Part(String usual) {
      this.usual = usual;
    }

    /** Its MNIST name. */
    String usual() {
      return usual;
    }
  }

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(.+)[-_.])?(train|t10k|test)[-_.](images|labels)[-_.]idx[13][-_.]ubyte(?:\\.gz)?",
          Pattern.CASE_INSENSITIVE);

  /** Parses a file's name; empty if it is not an IDX file's. */
  static Optional<IdxName> of(String fileName) {
    Matcher form = FORM.matcher(fileName);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean train = form.group(2).equalsIgnoreCase("train");
    String collection = form.group(1) == null ? "" : form.group(1);
    Part part = Part.valueOf((train ? "TRAIN_" : "TEST_") + form.group(3).toUpperCase(Locale.ROOT));
    return Optional.of(new IdxName(collection, part));
  }
}
