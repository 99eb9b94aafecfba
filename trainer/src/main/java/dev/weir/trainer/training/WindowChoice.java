package dev.weir.trainer.training;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.elimination.BackwardElimination;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageSplit;
import java.util.stream.IntStream;

/**
 * Chooses windows of a model on validation images: those of the data, or else the last sixth of the
 * training images of each class, rounded down but at least one. The other five sixths are then the
 * training images of the choice; the model itself keeps all.
 */
public final class WindowChoice {

  private static final int SHARE = 6;

  private WindowChoice() {}

  /**
   * Orders the windows by backward elimination.
   *
   * @param threads number of threads, at least 1; the result does not depend on it
   * @throws DataException if a class has too few images
   * @throws IllegalArgumentException if a setting is invalid
   */
  public static WindowElimination run(
      ImageDataSet data, WnnParameters parameters, int threads, Progress progress) {
    GreyImages train = data.trainOfEachClass();
    if (data.validation().isPresent()) {
      return run(train, data.validation().get(), parameters, threads, progress);
    }
    boolean[] isHeldOut = heldOut(train, data.name());
    return run(
        train.select(IntStream.range(0, train.size()).filter(i -> !isHeldOut[i]).toArray()),
        train.select(IntStream.range(0, train.size()).filter(i -> isHeldOut[i]).toArray()),
        parameters,
        threads,
        progress);
  }

  private static WindowElimination run(
      GreyImages train,
      GreyImages validation,
      WnnParameters parameters,
      int threads,
      Progress progress) {
    return BackwardElimination.run(
        new WnnClassifier(train, parameters), validation, threads, progress);
  }

  /** The last sixth of each class. */
  private static boolean[] heldOut(GreyImages train, String name) {
    int[] left = new int[train.classes()];
    IntStream.of(train.labels()).forEach(label -> left[label]++);
    for (int c = 0; c < left.length; c++) {
      if (left[c] < 2) {
        throw new DataException(
            "%s: class '%s' has one training image; to choose windows without a validation part, a class needs two"
                .formatted(name, train.classNames().get(c)));
      }
      left[c] = Math.max(1, left[c] / SHARE);
    }
    boolean[] isHeldOut = new boolean[train.size()];
    for (int i = train.size() - 1; i >= 0; i--) {
      isHeldOut[i] = left[train.label(i)]-- > 0;
    }
    return isHeldOut;
  }

  /** The validation images, as in a model's provenance. */
  public static String validation(ImageDataSet data) {
    return data.split().parts() instanceof ImageSplit.ValidatedRanges ranges
        ? ranges.validation().toString()
        : "last sixth of the training images";
  }
}
