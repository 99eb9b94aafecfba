package dev.weir.trainer.training;

import dev.weir.classifiers.combined.CombinedClassifier;
import dev.weir.classifiers.dwnn.DwnnClassifier;
import dev.weir.classifiers.wnn.WindowClassifier;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.data.ImageDataSet;

/** How windows of training images are combined. */
public enum WindowMethod {
  /** Each window may take another training image. */
  WNN {
    @Override
    public WindowClassifier classifier(ImageDataSet data, WnnParameters parameters) {
      return new WnnClassifier(data.trainOfEachClass(), parameters);
    }
  },
  /** All windows agree on one training image. */
  DWNN {
    @Override
    public WindowClassifier classifier(ImageDataSet data, WnnParameters parameters) {
      return new DwnnClassifier(data.trainOfEachClass(), parameters);
    }
  },
  /** Both; where they differ, the nearest neighbour decides. */
  COMBINED {
    @Override
    public WindowClassifier classifier(ImageDataSet data, WnnParameters parameters) {
      return new CombinedClassifier(data.trainOfEachClass(), parameters);
    }
  };

  /**
   * A classifier of the training part.
   *
   * @throws IllegalArgumentException if a class has no training image, or a parameter is invalid
   */
  public abstract WindowClassifier classifier(ImageDataSet data, WnnParameters parameters);
}
