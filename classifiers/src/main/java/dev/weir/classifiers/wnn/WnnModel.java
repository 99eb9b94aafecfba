package dev.weir.classifiers.wnn;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Windowed nearest neighbour as a model: its training images, and the preprocessing of records. A
 * class's score is the negative of its exact distance, {@link WnnScorer#distances}: the p-th power,
 * without a root.
 *
 * @param classes in the classifier's order
 * @param inputShape shape of a record, before preprocessing
 * @param steps the preprocessing of records
 * @param provenance the model's origin
 * @param classifier the training images and the parameters
 */
public record WnnModel(
    List<String> classes,
    InputShape.Image inputShape,
    ImagePreprocessing steps,
    Provenance provenance,
    WnnClassifier classifier)
    implements WindowModel {

  /** The kind, as in artifacts and manifests. */
  public static final String KIND = "wnn";

  /**
   * Validates the parts.
   *
   * @throws IllegalArgumentException if they do not match: fewer than two classes, a duplicate, or
   *     another number than the classifier's; or preprocessed records of another size than the
   *     training images
   */
  public WnnModel {
    classes = List.copyOf(classes);
    checkClasses(classes, classifier);
    checkSize(inputShape, steps, classifier.training());
  }

  private static void checkClasses(List<String> classes, WnnClassifier classifier) {
    if (classes.size() < 2 || new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException(
          "a model needs at least 2 classes, each named once, not " + classes);
    }
    if (classes.size() != classifier.classes()) {
      throw new IllegalArgumentException(
          "%d names do not match %d classes".formatted(classes.size(), classifier.classes()));
    }
  }

  private static void checkSize(
      InputShape.Image inputShape, ImagePreprocessing steps, TrainingSet training) {
    int width = steps.outputWidth(inputShape.width());
    int height = steps.outputHeight(inputShape.height());
    if (width != training.width() || height != training.height()) {
      throw new IllegalArgumentException(
          "records of %d x %d are %d x %d after %s, the training images %d x %d"
              .formatted(
                  inputShape.width(),
                  inputShape.height(),
                  width,
                  height,
                  steps,
                  training.width(),
                  training.height()));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<String> preprocessing() {
    return steps.names();
  }

  @Override
  public String description() {
    int window = classifier.parameters().window();
    String text =
        "Windowed nearest neighbour among %,d training images, windows of %d x %d pixels."
            .formatted(classifier.training().size(), window, window);
    Extension extension = classifier.parameters().extension();
    if (!extension.hasOnlyShifts()) {
      text += " Each stands for %d images: %s.".formatted(extension.imagesEach(), extension.text());
    }
    WindowSelection selection = classifier.selection();
    return selection.isAll() ? text : text + " " + selection.description();
  }

  /**
   * A scorer of the same records by other distances, for one thread.
   *
   * @param distances computes the distance of each class from a preprocessed image, in the units of
   *     the classifier
   */
  public ImageScorer newScorer(BiConsumer<byte[], long[]> distances) {
    return new WnnImageScorer(inputShape, steps, classifier, distances);
  }

  @Override
  public WnnModel images() {
    return this;
  }

  @Override
  public WnnModel with(WnnModel images) {
    return images;
  }

  /** This model with other parameters. */
  public WnnModel withParameters(WnnParameters parameters) {
    return new WnnModel(
        classes,
        inputShape,
        steps,
        provenance,
        new WnnClassifier(classifier.training(), parameters, classifier.selection()));
  }

  @Override
  public WnnExplanation explain(byte[] image) {
    return WnnExplanation.of(classifier, image);
  }

  @Override
  public WnnModel withProvenance(Provenance other) {
    return new WnnModel(classes, inputShape, steps, other, classifier);
  }
}
