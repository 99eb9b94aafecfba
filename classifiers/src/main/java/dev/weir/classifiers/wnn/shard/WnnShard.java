package dev.weir.classifiers.wnn.shard;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.internal.wnn.cascade.WnnMemory;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import java.util.List;

/**
 * One part of a model's training images. Immutable.
 *
 * @param shard its index
 * @param shape of a record
 * @param steps the preprocessing of records
 * @param slices what it has of each class
 * @param classifier the images, class i being slice i; null if there are none
 */
public record WnnShard(
    int shard,
    InputShape.Image shape,
    ImagePreprocessing steps,
    List<ShardPlan.Slice> slices,
    WnnClassifier classifier) {

  public WnnShard {
    slices = List.copyOf(slices);
  }

  /** Number of training images. */
  public int images() {
    return slices.stream().mapToInt(ShardPlan.Slice::size).sum();
  }

  /** Heap bytes of the images and of this many scorers. */
  long memory(int scorers) {
    if (classifier == null) {
      return 0;
    }
    TrainingSet training = classifier.training();
    int largest = slices.stream().mapToInt(ShardPlan.Slice::size).max().orElse(0);
    WnnMemory memory = new WnnMemory(training.width(), training.height());
    return training.bytes()
        + scorers * (memory.ofScorer(classifier.parameters()) + memory.ofScorerFor(largest));
  }

  /** A scorer for one thread. */
  public WnnShardScorer newScorer() {
    return new WnnShardScorer(this);
  }
}
