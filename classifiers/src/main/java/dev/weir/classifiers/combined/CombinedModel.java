package dev.weir.classifiers.combined;

import dev.weir.classifiers.dwnn.DwnnClassifier;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnExplanation;
import dev.weir.classifiers.wnn.WnnModel;

/**
 * WNN and DWNN combined as a model. A class's score is the negative of its WNN distance; where
 * DWNN's class wins, the scores of the two classes are exchanged. Immutable.
 */
public final class CombinedModel implements WindowModel {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "wnn+dwnn";

  private final WnnModel images;
  private final CombinedClassifier classifier;

  /**
   * Shares training images, parameters, preprocessing and provenance.
   *
   * @throws IllegalArgumentException if k is not 1
   */
  public CombinedModel(WnnModel images) {
    this.images = images;
    this.classifier = new CombinedClassifier(new DwnnClassifier(images.classifier()));
  }

  @Override
  public CombinedClassifier classifier() {
    return classifier;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String description() {
    return images.description()
        + " It is combined with DWNN, for which all windows have to agree on one training image;"
        + " where the two differ, the nearest neighbour decides between their classes.";
  }

  @Override
  public WnnModel images() {
    return images;
  }

  @Override
  public CombinedModel with(WnnModel other) {
    return new CombinedModel(other);
  }

  /** WNN's explanation, which covers all images on which the two agree. */
  @Override
  public WnnExplanation explain(byte[] image) {
    return images.explain(image);
  }
}
