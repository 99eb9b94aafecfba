package dev.weir.trainer.data;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Provenance;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The images of a data set that a model was trained on, by its provenance: its split of these files
 * gives a training part with the digest of the model's.
 *
 * @param files the data set
 * @param split of the model's training
 */
public record TrainedImages(ImageFiles files, ImageSplit split) {

  /** The images of a data set that a model was trained on; empty if it was trained on others. */
  public static Optional<TrainedImages> of(Model model, ImageFiles files) {
    Optional<String> digest = model.provenance().get(Provenance.DATA_DIGEST);
    return model
        .provenance()
        .get(Provenance.SETTING + "data")
        .flatMap(TrainedImages::parsed)
        .filter(split -> trainDigest(split, files).equals(digest))
        .map(split -> new TrainedImages(files, split));
  }

  /** Models made otherwise may have any text there. */
  private static Optional<ImageSplit> parsed(String text) {
    try {
      return Optional.of(ImageSplit.parse(text));
    } catch (DataException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> trainDigest(ImageSplit split, ImageFiles files) {
    try {
      return Optional.of(ImageDataSet.load(split, files).train().digest());
    } catch (DataException e) {
      return Optional.empty(); // other files, which are too small for this split
    }
  }

  /** The data set in the parts of the model's training, with all of its test images. */
  public ImageDataSet data() {
    return ImageDataSet.load(
        new ImageSplit(split.data(), split.parts(), OptionalInt.empty(), OptionalInt.empty()),
        files);
  }

  /** Number of images of a test part, not limited, that the model was trained on. */
  public int among(ImageSplit tests) {
    return count(tests, false);
  }

  /** Number of images of all files that the model was trained on. */
  public int amongAll() {
    return count(split, true);
  }

  private int count(ImageSplit tests, boolean all) {
    GreyImages images = files.train().with(files.test());
    int[] numbers = new int[images.classes()];
    int count = 0;
    for (int i = 0; i < images.size(); i++) {
      ImageSplit.ImagePlace place =
          new ImageSplit.ImagePlace(++numbers[images.label(i)], i < files.train().size());
      if (split.trains(place) && (all || tests.tests(place))) {
        count++;
      }
    }
    return count;
  }
}
