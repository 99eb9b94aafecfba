package dev.weir.classifiers.wnn.shard;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.internal.wnn.cascade.WnnMemory;
import dev.weir.classifiers.internal.wnn.input.ArtifactStart;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.List;

/** Collects the training images of one part. */
final class ShardBuilder {

  private final int shard;
  private final List<ShardPlan.Slice> slices;
  private final WnnParameters parameters;
  private final WindowSelection selection;
  private final TrainingSet training;

  ShardBuilder(int shard, List<ShardPlan.Slice> slices, ArtifactStart start) {
    this.shard = shard;
    this.slices = slices;
    this.parameters = start.parameters();
    this.selection = start.selection();
    this.training = start.newTrainingSet(slices.size());
  }

  /** Memory of a scorer; 0 for a part without images. */
  long scorerMemory() {
    int largest = slices.stream().mapToInt(ShardPlan.Slice::size).max().orElse(0);
    WnnMemory memory = new WnnMemory(training.width(), training.height());
    return largest == 0 ? 0 : memory.ofScorer(parameters) + memory.ofScorerFor(largest);
  }

  /**
   * Takes an image if it belongs to this part.
   *
   * @param place its index in its class
   * @return the bytes that the part has grown by
   */
  long add(int label, int place, byte[] pixels, int from) {
    long before = training.bytes();
    for (int i = 0; i < slices.size(); i++) {
      if (slices.get(i).label() == label && slices.get(i).contains(place)) {
        training.add(i, pixels, from);
      }
    }
    return training.bytes() - before;
  }

  /**
   * The finished part.
   *
   * @throws ArtifactException if images are missing: the artifact is another than was counted
   */
  WnnShard build(InputShape.Image shape, ImagePreprocessing steps) throws ArtifactException {
    for (int i = 0; i < slices.size(); i++) {
      if (training.size(i) != slices.get(i).size()) {
        throw new ArtifactException(
            "shard %d has %d images of class %d, not %d"
                .formatted(shard, training.size(i), slices.get(i).label(), slices.get(i).size()));
      }
    }
    return new WnnShard(
        shard,
        shape,
        steps,
        slices,
        slices.isEmpty() ? null : new WnnClassifier(training, parameters, selection));
  }
}
