package dev.weir.stream;

import dev.weir.base.Digests;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Small real models, with the publisher's records for them. */
public final class TestModels {
  public static final int LENGTH = 40;
  private static final int CHUNK = 1_024;
  private static final int MOST_CHUNKS = 200;

  private TestModels() {}

  /** A model of two classes: signals with a rise in the middle, and signals without. */
  public static SignalModel train(long seed) {
    double[][] signals = new double[40][];
    int[] labels = new int[40];
    for (int i = 0; i < signals.length; i++) {
      labels[i] = i % 2;
      signals[i] = values(i, i % 2 == 1);
    }
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(40, 20).withSeed(seed);
    return SelectedRocket.train(
            new LabelledSignals(signals, labels, List.of("flat", "bump")), settings, Progress.NONE)
        .model();
  }

  public static double[] values(int seed, boolean bump) {
    double[] values = new double[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      values[t] = Math.sin(seed + t * 1.7) * 0.3;
      values[t] += bump && t > 12 && t < 26 ? 2 : 0;
    }
    return values;
  }

  public static byte[] artifact(Model model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ArtifactCodec.write(model, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static List<ModelChunk> chunks(byte[] artifact, String name, String version) {
    List<ModelChunk> chunks = new ArrayList<>();
    int size = chunkSize(artifact);
    for (int at = 0; at < artifact.length; at += size) {
      byte[] bytes = Arrays.copyOfRange(artifact, at, Math.min(artifact.length, at + size));
      chunks.add(new ModelChunk(name, version, chunks.size(), ByteBuffer.wrap(bytes)));
    }
    return chunks;
  }

  /** Small chunks for small artifacts, so that there are several. */
  private static int chunkSize(byte[] artifact) {
    return Math.max(CHUNK, artifact.length / MOST_CHUNKS);
  }

  public static ModelManifest manifest(
      Model model, String name, String version, byte[] artifact, ChunkLocation location) {
    return new ModelManifest(
        name,
        version,
        model.kind(),
        model.classes(),
        input(model.inputShape()),
        (long) artifact.length,
        Math.ceilDiv(artifact.length, chunkSize(artifact)),
        location,
        Digests.of(artifact),
        Map.of(),
        Map.of(),
        Instant.parse("2026-01-01T00:00:00Z"),
        "");
  }

  /** The manifest of square images of the classes 0 to 9. */
  public static ModelManifest imageManifest(String kind, int side, long bytes, String sha256) {
    return new ModelManifest(
        "images",
        "1",
        kind,
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        new ModelInput("image", List.of(side, side)),
        bytes,
        1,
        new ChunkLocation("model-chunks", 0, 0L, 0L),
        sha256,
        Map.of(),
        Map.of(),
        Instant.EPOCH,
        "");
  }

  private static ModelInput input(InputShape shape) {
    return switch (shape) {
      case InputShape.Signal(int channels, int length) ->
          new ModelInput("signal", List.of(channels, length));
      case InputShape.Image(int width, int height) ->
          new ModelInput("image", List.of(width, height));
    };
  }
}
