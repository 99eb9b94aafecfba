package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.model.WeirVersion;
import dev.weir.trainer.data.ImageFiles;
import java.util.Map;

/** Settings that boards of images have in common. */
final class ImageBoards {

  /** Tests of each row, unless all are wanted. */
  static final int SAMPLE = 500;

  private ImageBoards() {}

  /** Everything that the figures depend on besides the rows' ids. */
  static Map<String, String> settings(ImageFiles files, boolean full) {
    return Map.of(
        "weir.version", WeirVersion.get(),
        "build", BuildDigest.get(),
        "tests", full ? "all" : "first " + SAMPLE,
        "train.digest", files.train().digest(),
        "test.digest", files.test().digest());
  }
}
