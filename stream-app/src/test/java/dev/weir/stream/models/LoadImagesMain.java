package dev.weir.stream.models;

import dev.weir.base.Digests;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.modelregistry.chunks.ArtifactStream;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.TestModels;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * Loads an image artifact chunk by chunk like the model loader, scores an image, and prints the
 * megabytes of heap in use. Runs in a separate Java process with a small heap.
 */
final class LoadImagesMain {
  private static final int CHUNK = 512 << 10;
  private static final long HEAP = Runtime.getRuntime().maxMemory();

  private LoadImagesMain() {}

  /** Takes the artifact's file and the side of its images. */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    int side = Integer.parseInt(args[1]);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      ModelManifest manifest =
          TestModels.imageManifest("wnn", side, bytes.length(), Digests.of(file));
      manifest.setChunkCount(Math.toIntExact(Math.ceilDiv(bytes.length(), (long) CHUNK)));
      ArtifactStream chunks = new ArtifactStream(index -> chunk(bytes, index), manifest);
      ImageModel model =
          (ImageModel) new ArtifactCheck(manifest, r -> HEAP, 1).read(chunks).model();
      ImageScorer scorer = model.newScorer();
      scorer.score(side, side, new byte[side * side], new double[model.classes().size()]);
      System.gc();
      System.out.println(
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000);
    }
  }

  private static byte[] chunk(RandomAccessFile file, int index) {
    try {
      long from = (long) index * CHUNK;
      byte[] chunk = new byte[(int) Math.min(CHUNK, file.length() - from)];
      file.seek(from);
      file.readFully(chunk);
      return chunk;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
