package dev.weir.trainer;

import dev.weir.data.LegacyRandom;
import dev.weir.data.SplitSignals;
import dev.weir.features.FeatureModel;
import dev.weir.model.Artifacts;
import dev.weir.model.Model;
import dev.weir.model.Progress;
import dev.weir.rocket.Rocket;
import dev.weir.rocket.RocketSettings;
import dev.weir.signal.LabelledSignals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Waves of a few frequencies plus noise, and models that classify them; created in milliseconds.
 */
public final class SmallModels {
  private static final int LENGTH = 40;
  private static final List<String> CLASSES = List.of("slow", "middle", "fast");

  private SmallModels() {}

  /** 60 training and 30 test signals, with the classes in rotation. */
  public static SplitSignals waves() {
    LegacyRandom random = new LegacyRandom(5);
    return new SplitSignals(waves(60, random), waves(30, random), "waves");
  }

  public static RocketSettings settings() {
    return RocketSettings.defaults().withKernels(60, 30).withThreads(1).withSeed(1);
  }

  /** A model whose artifact has about 120 bytes per kernel. */
  public static FeatureModel model(long seed, int kernels) {
    RocketSettings settings = settings().withKernels(kernels, kernels).withSeed(seed);
    return Rocket.train(waves().train(), settings, Progress.NONE).model();
  }

  public static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Artifacts.write(model, bytes);
    return bytes.toByteArray();
  }

  private static LabelledSignals waves(int count, LegacyRandom random) {
    double[][] signals = new double[count][LENGTH];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % CLASSES.size();
      double phase = 6 * random.nextDouble();
      for (int t = 0; t < LENGTH; t++) {
        double wave = Math.sin(phase + t * (0.3 + 0.5 * labels[i]));
        signals[i][t] = wave + 0.1 * random.nextGaussian();
      }
    }
    return new LabelledSignals(signals, labels, CLASSES);
  }
}
