package dev.weir.trainer.training;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.trainer.data.LegacyRandom;
import dev.weir.trainer.data.SignalDataSet;
import java.util.List;

/**
 * Waves of a few frequencies plus noise, and models that classify them; created in milliseconds.
 */
public final class Waves {
  private static final int LENGTH = 40;
  private static final List<String> CLASSES = List.of("slow", "middle", "fast");

  private Waves() {}

  /** 60 training and 30 test signals, with the classes in rotation. */
  public static SignalDataSet data() {
    LegacyRandom random = new LegacyRandom(5);
    return new SignalDataSet(waves(60, random), waves(30, random), "waves");
  }

  /** A model whose artifact has about 120 bytes per kernel. */
  public static FeatureModel model(long seed, int kernels) {
    return SmallModels.model(data().train(), seed, kernels);
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
