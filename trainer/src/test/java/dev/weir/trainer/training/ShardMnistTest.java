package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.shard.PartialDistances;
import dev.weir.classifiers.wnn.shard.ShardFormat;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.classifiers.wnn.shard.WnnShard;
import dev.weir.classifiers.wnn.shard.WnnShardScorer;
import dev.weir.trainer.data.DataFolder;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * MNIST's 60,000 training images in parts: the bits of one machine, and the figures of
 * PERFORMANCE.md.
 */
@Tag("data")
@Tag("slow")
class ShardMnistTest {
  private static final int WARM_UP = 10;
  private static final int QUERIES = 20;
  private static final int SIDE = 28;

  @TempDir Path folder;

  @Test
  void shouldScoreAsOneMachineDoes() throws Exception {
    // Given
    ImageFiles files = ImageFiles.load("idx:" + DataFolder.require("mnist"));
    ImageDataSet data = ImageDataSet.standard(files);
    WnnModel model =
        new WnnModel(
            NumberedClasses.of(10),
            new InputShape.Image(SIDE, SIDE),
            ImagePreprocessing.of(List.of()),
            new Provenance(new TreeMap<>()),
            new WnnClassifier(data.train(), WnnParameters.of(11)));
    Path artifact = folder.resolve("mnist.weir");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(artifact))) {
      ArtifactCodec.write(model, out);
    }
    double[][] whole = new double[WARM_UP + QUERIES][10];
    for (int q = 0; q < whole.length; q++) {
      model.newScorer().score(SIDE, SIDE, data.test().image(q), whole[q]);
    }

    // When, then
    for (int shards : new int[] {1, 2, 3, 5, 10}) {
      System.out.println(run(artifact, shards, data.test(), whole));
    }
  }

  private static String run(Path artifact, int shards, GreyImages queries, double[][] whole)
      throws Exception {
    ShardedWnn outline = read(artifact, ShardFormat.outline(shards));
    PartialDistances[][] answers = new PartialDistances[whole.length][shards];
    double slowest = 0;
    int most = 0;
    long memory = 0;
    for (int shard = 0; shard < shards; shard++) {
      ShardedWnn held = read(artifact, ShardFormat.parts(outline, Set.of(shard)));
      WnnShard part = held.held(shard).orElseThrow();
      slowest = Math.max(slowest, millis(part.newScorer(), queries, answers, shard));
      most = Math.max(most, part.images());
      memory = Math.max(memory, held.memory(1));
    }
    long bytes = 0;
    for (int q = 0; q < whole.length; q++) {
      double[] scores = new double[10];
      outline.merge(List.of(answers[q]), scores);
      assertThat(scores).as("image %d in %d parts", q, shards).isEqualTo(whole[q]);
      for (PartialDistances answer : answers[q]) {
        bytes += bytes(answer);
      }
    }
    return "%d shards: %d images and %.1f MB in the largest; %.2f ms a record in the slowest, %.0f records a second; %d bytes of distances a record"
        .formatted(shards, most, memory / 1e6, slowest, 1_000 / slowest, bytes / whole.length);
  }

  /** The thread's processor time per record. */
  private static double millis(
      WnnShardScorer scorer, GreyImages queries, PartialDistances[][] answers, int shard) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = 0;
    for (int q = 0; q < answers.length; q++) {
      begun = q == WARM_UP ? threads.getCurrentThreadCpuTime() : begun;
      answers[q][shard] = scorer.score(SIDE, SIDE, queries.image(q));
    }
    return (threads.getCurrentThreadCpuTime() - begun) / 1e6 / QUERIES;
  }

  /** As the application writes them, in seven bits a byte. */
  private static long bytes(PartialDistances answer) {
    long bytes = 0;
    for (long[] slice : answer.terms()) {
      for (long term : slice) {
        bytes += (Long.SIZE - Long.numberOfLeadingZeros(term | 1) + 6) / 7;
      }
    }
    return bytes;
  }

  private static ShardedWnn read(Path artifact, ShardFormat format)
      throws ArtifactException, IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(artifact))) {
      return (ShardedWnn) ArtifactCodec.read(in, estimated -> Long.MAX_VALUE, 1, format).model();
    }
  }
}
