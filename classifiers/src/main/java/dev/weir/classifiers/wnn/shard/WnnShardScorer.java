package dev.weir.classifiers.wnn.shard;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.internal.wnn.input.ImageInput;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.wnn.WnnScorer;
import java.util.List;

/** Preprocesses an image and compares it with one part. Owns scratch memory; not thread-safe. */
public final class WnnShardScorer {

  private final ImageInput input;
  private final ImagePreprocessing preprocessing;
  private final boolean[] split;
  private final WnnScorer scorer;

  WnnShardScorer(WnnShard shard) {
    List<ShardPlan.Slice> slices = shard.slices();
    this.input = new ImageInput(shard.shape());
    this.preprocessing = shard.steps();
    this.split = new boolean[slices.size()];
    for (int i = 0; i < split.length; i++) {
      split[i] = !slices.get(i).whole();
    }
    this.scorer = shard.classifier() == null ? null : shard.classifier().newScorer();
  }

  /**
   * Compares an image.
   *
   * @throws UnusableInputException if it is not of the model's size
   */
  public PartialDistances score(int width, int height, byte[] pixels) {
    input.check(width, height, pixels);
    return scorer == null
        ? PartialDistances.NONE
        : new PartialDistances(scorer.terms(preprocessing.apply(pixels, width, height), split));
  }
}
