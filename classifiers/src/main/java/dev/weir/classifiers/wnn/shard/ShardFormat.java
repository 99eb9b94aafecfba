package dev.weir.classifiers.wnn.shard;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.internal.wnn.cascade.WnnSetup;
import dev.weir.classifiers.internal.wnn.input.ArtifactStart;
import dev.weir.classifiers.internal.wnn.window.PowerTable;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.ArtifactHeader;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelFormat;
import dev.weir.classifiers.model.PartReader;
import dev.weir.classifiers.model.PartWriter;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads parts of a WNN artifact, with memory for these parts only: first without any, which counts
 * the images of each class and thereby defines the parts, and then those that are wanted. The whole
 * artifact passes by each time.
 */
public final class ShardFormat implements ModelFormat {

  private final int shards;

  /** The model whose parts are read; null: its images are counted. */
  private final ShardedWnn outline;

  private final Set<Integer> wanted;

  private ShardFormat(int shards, ShardedWnn outline, Set<Integer> wanted) {
    this.shards = shards;
    this.outline = outline;
    this.wanted = Set.copyOf(wanted);
  }

  /**
   * Reads everything but training images.
   *
   * @param shards number of parts, 1 or more
   */
  public static ShardFormat outline(int shards) {
    return new ShardFormat(shards, null, Set.of());
  }

  /**
   * Reads parts.
   *
   * @param model of the same artifact; the parts that it holds are not read again
   * @param wanted the parts that the result holds
   */
  public static ShardFormat parts(ShardedWnn model, Set<Integer> wanted) {
    return new ShardFormat(model.plan().shards(), model, wanted);
  }

  @Override
  public String kind() {
    return WnnModel.KIND;
  }

  @Override
  public long parts(Model model) {
    throw new UnsupportedOperationException("parts of a model are not written");
  }

  @Override
  public void write(Model model, PartWriter out) {
    throw new UnsupportedOperationException("parts of a model are not written");
  }

  @Override
  public Model read(ArtifactHeader header, PartReader in) throws ArtifactException, IOException {
    if (!(header.inputShape() instanceof InputShape.Image)) {
      throw new ArtifactException("a WNN model takes images, not a " + header.inputShape());
    }
    ArtifactStart start = ArtifactStart.read(in);
    return outline == null ? count(header, in, start) : load(outline, header, in, start);
  }

  private ShardedWnn count(ArtifactHeader header, PartReader in, ArtifactStart start)
      throws ArtifactException, IOException {
    int[] sizes = new int[header.classes().size()];
    start.forEach(header, in, (label, pixels, from) -> sizes[label]++);
    for (int label = 0; label < sizes.length; label++) {
      if (sizes[label] == 0) {
        throw new ArtifactException("class %d has no training image".formatted(label));
      }
    }
    WnnParameters parameters = start.parameters();
    ShardPlan plan = ShardPlan.of(sizes, shards, parameters.neighbours() == 1);
    PowerTable powers = WnnSetup.powers(start.width(), start.height(), parameters);
    return new ShardedWnn(header, plan, powers.unitsPerOne());
  }

  private ShardedWnn load(
      ShardedWnn model, ArtifactHeader header, PartReader in, ArtifactStart start)
      throws ArtifactException, IOException {
    ShardedWnn kept = model.keepOnly(wanted);
    in.reserve(kept.held().stream().mapToLong(part -> part.memory(0)).sum());
    List<ShardBuilder> builders = new ArrayList<>();
    for (int shard : wanted.stream().sorted().toList()) {
      ShardBuilder builder = new ShardBuilder(shard, model.plan().part(shard), start);
      in.reserveScorer(builder.scorerMemory());
      if (kept.held(shard).isEmpty()) {
        builders.add(builder);
      }
    }
    int[] read = new int[header.classes().size()];
    start.forEach(
        header,
        in,
        (label, pixels, from) -> {
          int place = read[label]++;
          for (ShardBuilder builder : builders) {
            long more = builder.add(label, place, pixels, from);
            if (more > 0) {
              in.reserve(more);
            }
          }
        });
    List<WnnShard> parts = new ArrayList<>(kept.held());
    for (ShardBuilder builder : builders) {
      parts.add(builder.build(model.inputShape(), ImagePreprocessing.of(header.preprocessing())));
    }
    return model.with(parts);
  }
}
