package dev.weir.wnn;

import dev.weir.image.ImagePreprocessing;
import dev.weir.model.ImageModel;
import dev.weir.model.ImageScorer;
import dev.weir.model.InputShape;
import dev.weir.model.Provenance;
import java.util.HashSet;
import java.util.List;

/**
 * Windowed nearest neighbour as a model: its training images, and the preprocessing of records. A
 * class's score is the negative of its exact distance, {@link WnnScorer#distances}: the p-th power,
 * without a root. Immutable.
 */
public final class WnnModel implements ImageModel {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "wnn";

  private final List<String> classes;
  private final InputShape.Image inputShape;
  private final ImagePreprocessing preprocessing;
  private final Provenance provenance;
  private final WnnClassifier classifier;

  /**
   * Creates a model from its parts.
   *
   * @param classes in the classifier's order
   * @param inputShape shape of a record, before preprocessing
   * @throws IllegalArgumentException if they do not match: fewer than two classes, a duplicate, or
   *     another number than the classifier's; or preprocessed records of another size than the
   *     training images
   */
  public WnnModel(
      List<String> classes,
      InputShape.Image inputShape,
      ImagePreprocessing preprocessing,
      Provenance provenance,
      WnnClassifier classifier) {
    this.classes = List.copyOf(classes);
    this.inputShape = inputShape;
    this.preprocessing = preprocessing;
    this.provenance = provenance;
    this.classifier = classifier;
    checkClasses();
    checkSize();
  }

  private void checkClasses() {
    if (classes.size() < 2 || new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException(
          "a model needs at least 2 classes, each named once, not " + classes);
    }
    if (classes.size() != classifier.classes()) {
      throw new IllegalArgumentException(
          "%d names do not match %d classes".formatted(classes.size(), classifier.classes()));
    }
  }

  private void checkSize() {
    int width = preprocessing.outputWidth(inputShape.width());
    int height = preprocessing.outputHeight(inputShape.height());
    TrainingSet training = classifier.training();
    if (width != training.width() || height != training.height()) {
      throw new IllegalArgumentException(
          "records of %d x %d are %d x %d after %s, the training images %d x %d"
              .formatted(
                  inputShape.width(),
                  inputShape.height(),
                  width,
                  height,
                  preprocessing,
                  training.width(),
                  training.height()));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public InputShape.Image inputShape() {
    return inputShape;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public List<String> preprocessing() {
    return preprocessing.names();
  }

  @Override
  public String description() {
    int window = classifier.parameters().window();
    return "Windowed nearest neighbour among %,d training images, windows of %d x %d pixels."
        .formatted(classifier.training().size(), window, window);
  }

  @Override
  public ImageScorer newScorer() {
    return new WnnImageScorer(inputShape, preprocessing, classifier);
  }

  @Override
  public WnnModel withProvenance(Provenance other) {
    return new WnnModel(classes, inputShape, preprocessing, other, classifier);
  }

  public WnnClassifier classifier() {
    return classifier;
  }
}
