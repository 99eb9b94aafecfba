package dev.weir.classifiers.wnn.shard;

import dev.weir.classifiers.internal.wnn.input.ImageInput;
import dev.weir.classifiers.model.ArtifactHeader;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.wnn.WnnModel;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Windowed nearest neighbour of which this process holds some parts, or none: everything but the
 * training images, and the parts held. Immutable.
 *
 * <p>The partial distances of all parts, wherever each was computed, {@link #merge} into the scores
 * of {@link WnnModel}, bit for bit.
 */
public final class ShardedWnn implements ImageModel {

  private final ArtifactHeader header;
  private final InputShape.Image shape;
  private final ShardPlan plan;
  private final double units;
  private final List<WnnShard> held;

  /**
   * A model without parts.
   *
   * @param units of a distance per 1
   */
  ShardedWnn(ArtifactHeader header, ShardPlan plan, double units) {
    this(header, plan, units, List.of());
  }

  private ShardedWnn(
      ArtifactHeader header, ShardPlan plan, double units, Collection<WnnShard> held) {
    this.header = header;
    this.shape = (InputShape.Image) header.inputShape();
    this.plan = plan;
    this.units = units;
    this.held = held.stream().sorted(Comparator.comparingInt(WnnShard::shard)).toList();
  }

  /** The same model with other parts. */
  ShardedWnn with(Collection<WnnShard> others) {
    return new ShardedWnn(header, plan, units, others);
  }

  @Override
  public String kind() {
    return WnnModel.KIND;
  }

  @Override
  public List<String> classes() {
    return header.classes();
  }

  @Override
  public InputShape.Image inputShape() {
    return shape;
  }

  @Override
  public List<String> preprocessing() {
    return header.preprocessing();
  }

  @Override
  public Provenance provenance() {
    return header.provenance();
  }

  @Override
  public ShardedWnn withProvenance(Provenance other) {
    return new ShardedWnn(
        new ArtifactHeader(
            header.kind(), header.classes(), shape, header.preprocessing(), other, header.parts()),
        plan,
        units,
        held);
  }

  /** How the images are divided. */
  public ShardPlan plan() {
    return plan;
  }

  /** The parts held, by index. */
  public List<WnnShard> held() {
    return held;
  }

  /** A part, if it is held. */
  public Optional<WnnShard> held(int shard) {
    return held.stream().filter(part -> part.shard() == shard).findFirst();
  }

  /** Whether all of these parts are held. */
  public boolean holds(Set<Integer> shards) {
    return shards.stream().allMatch(shard -> held(shard).isPresent());
  }

  /** The same model without the parts that are not among these. */
  public ShardedWnn keepOnly(Set<Integer> shards) {
    return with(held.stream().filter(part -> shards.contains(part.shard())).toList());
  }

  /** Estimated heap bytes of the parts held, with this many scorers. */
  public long memory(int scorers) {
    return held.stream().mapToLong(part -> part.memory(scorers)).sum();
  }

  /** Most bytes of heap that the partial distances of all parts of an image take together. */
  public long distanceBytes() {
    // A window lies around each pixel, unless fewer were chosen.
    return Long.BYTES * plan.terms(shape.width() * shape.height());
  }

  /**
   * Checks an image as scoring does.
   *
   * @throws UnusableInputException if it is not of the model's size
   */
  public void check(int width, int height, byte[] pixels) {
    new ImageInput(shape).check(width, height, pixels);
  }

  /**
   * The score of each class, from the partial distances of all parts.
   *
   * @param parts by index
   * @param scores output, one per class
   * @throws IllegalArgumentException if a part's distances are not those of its slices
   */
  public void merge(List<PartialDistances> parts, double[] scores) {
    long[] distances = new ShardMerge(plan, scores.length).distances(parts);
    for (int c = 0; c < scores.length; c++) {
      scores[c] = -(double) distances[c] / units;
    }
  }

  /** Scores with the parts held alone, for a trial; other classes are at distance 0. */
  @Override
  public ImageScorer newScorer() {
    List<WnnShardScorer> scorers = held.stream().map(WnnShard::newScorer).toList();
    return (width, height, pixels, scores) -> {
      Arrays.fill(scores, 0);
      scorers.forEach(scorer -> scorer.score(width, height, pixels));
    };
  }
}
