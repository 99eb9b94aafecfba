package dev.weir.stream;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.shard.ShardFormat;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Models of which an instance holds parts. */
public final class TestShards {
  private TestShards() {}

  /** A model with these parts. */
  public static ShardedWnn of(WnnModel model, int shards, Set<Integer> held) {
    byte[] artifact = TestModels.artifact(model);
    ShardedWnn outline = read(artifact, ShardFormat.outline(shards));
    return read(artifact, ShardFormat.parts(outline, held));
  }

  /** A model with all parts. */
  public static ShardedWnn all(WnnModel model, int shards) {
    return of(model, shards, IntStream.range(0, shards).boxed().collect(Collectors.toSet()));
  }

  private static ShardedWnn read(byte[] artifact, ShardFormat format) {
    try {
      return (ShardedWnn)
          ArtifactCodec.read(
                  new ByteArrayInputStream(artifact), estimated -> Long.MAX_VALUE, 1, format)
              .model();
    } catch (IOException | ArtifactException e) {
      throw new IllegalStateException(e);
    }
  }
}
