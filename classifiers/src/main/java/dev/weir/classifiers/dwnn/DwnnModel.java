package dev.weir.classifiers.dwnn;

import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnExplanation;
import dev.weir.classifiers.wnn.WnnModel;

/**
 * DWNN as a model. A class's score is the negative of its exact distance, that of its nearest
 * training image: the p-th power, without a root. Immutable.
 */
public final class DwnnModel implements WindowModel {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "dwnn";

  private final WnnModel images;
  private final DwnnClassifier classifier;

  /**
   * Shares training images, parameters, preprocessing and provenance.
   *
   * @throws IllegalArgumentException if k is not 1
   */
  public DwnnModel(WnnModel images) {
    this.images = images;
    this.classifier = new DwnnClassifier(images.classifier());
  }

  @Override
  public DwnnClassifier classifier() {
    return classifier;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String description() {
    return images.description() + " All windows have to agree on one training image (DWNN).";
  }

  @Override
  public WnnModel images() {
    return images;
  }

  @Override
  public DwnnModel with(WnnModel other) {
    return new DwnnModel(other);
  }

  @Override
  public WnnExplanation explain(byte[] image) {
    return WnnExplanation.byImage(classifier.windows(), image);
  }
}
