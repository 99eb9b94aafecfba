package dev.weir.modelregistry.publish;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.SyntheticExamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Models of synthetic signals, trained in milliseconds. */
final class SmallModels {
  private static final List<String> CLASSES = List.of("slow", "middle", "fast");
  private static final int SIGNALS = 60;
  private static final int LENGTH = 40;

  private SmallModels() {}

  /** A model whose artifact has about 120 bytes per kernel. */
  static FeatureModel model(long seed, int kernels) {
    SelectedRocketSettings settings = settings().withKernels(kernels, kernels).withSeed(seed);
    return SelectedRocket.train(signals(), settings, Progress.NONE).model();
  }

  static SelectedRocketSettings settings() {
    return SelectedRocketSettings.defaults().withKernels(60, 30).withThreads(1).withSeed(1);
  }

  static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ArtifactCodec.write(model, bytes);
    return bytes.toByteArray();
  }

  static LabelledSignals signals() {
    double[][] signals = new double[SIGNALS][];
    int[] labels = new int[SIGNALS];
    for (int i = 0; i < SIGNALS; i++) {
      signals[i] = SyntheticExamples.signal(i, CLASSES.size(), 1, LENGTH);
      labels[i] = SyntheticExamples.label(i, CLASSES.size());
    }
    return new LabelledSignals(signals, labels, CLASSES);
  }
}
