package dev.weir.classifiers.wnn;

import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import java.util.List;
import java.util.function.ToIntFunction;

/** A model that compares windows of an image with those of its training images. */
public interface WindowModel extends ImageModel {

  /** The training images, parameters, preprocessing and provenance, as a WNN model. */
  WnnModel images();

  /** A model of this kind with other training images, parameters or provenance. */
  WindowModel with(WnnModel images);

  /** Classifies preprocessed images. */
  WindowClassifier classifier();

  /** Predicts the class of preprocessed images, for one thread. */
  default ToIntFunction<byte[]> newPredictor() {
    return classifier().newScorer()::predict;
  }

  @Override
  default ImageScorer newScorer() {
    return images().newScorer(classifier().newScorer()::distances);
  }

  /** Explains the class of a preprocessed image. */
  WnnExplanation explain(byte[] image);

  @Override
  default List<String> classes() {
    return images().classes();
  }

  @Override
  default InputShape.Image inputShape() {
    return images().inputShape();
  }

  @Override
  default List<String> preprocessing() {
    return images().preprocessing();
  }

  @Override
  default Provenance provenance() {
    return images().provenance();
  }

  @Override
  default WindowModel withProvenance(Provenance other) {
    return with(images().withProvenance(other));
  }
}
