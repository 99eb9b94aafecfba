package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.SyntheticExamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Models that are trained in milliseconds, and their artifacts. */
public final class SmallModels {
  private static final List<String> CLASSES = List.of("slow", "middle", "fast");
  private static final int SIGNALS = 60;
  private static final int LENGTH = 40;

  private SmallModels() {}

  public static SelectedRocketSettings settings() {
    return SelectedRocketSettings.defaults().withKernels(60, 30).withThreads(1).withSeed(1);
  }

  /** A model of synthetic signals whose artifact has about 120 bytes per kernel. */
  public static FeatureModel model(long seed, int kernels) {
    return model(signals(), seed, kernels);
  }

  /** A model of these signals. */
  public static FeatureModel model(LabelledSignals signals, long seed, int kernels) {
    SelectedRocketSettings settings = settings().withKernels(kernels, kernels).withSeed(seed);
    return SelectedRocket.train(signals, settings, Progress.NONE).model();
  }

  /** The artifact of a model. */
  public static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ArtifactCodec.write(model, bytes);
    return bytes.toByteArray();
  }

  public static LabelledSignals signals() {
    double[][] signals = new double[SIGNALS][];
    int[] labels = new int[SIGNALS];
    for (int i = 0; i < SIGNALS; i++) {
      signals[i] = SyntheticExamples.signal(i, CLASSES.size(), 1, LENGTH);
      labels[i] = SyntheticExamples.label(i, CLASSES.size());
    }
    return new LabelledSignals(signals, labels, CLASSES);
  }
}
