package dev.weir.reports;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageSplit;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.ModelImages;
import dev.weir.trainer.training.WnnTraining;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Class names like users', and reports on models with many of them. */
final class NamedClasses {

  private static final List<String> NAMES =
      List.of(
          "OK",
          "bearing, inner race fault at 0.014 inches",
          "MisalignedCouplingWithLoosenessOfBaseplate",
          "idle",
          "cavitation_with_partial_discharge_valve1",
          "Unwucht (dynamisch)",
          "<script>alert('fast & \"furious\"')</script>",
          "rotor bar broken",
          "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
          "軸受外輪の損傷を伴う回転体の動的不釣合い",
          "خلل في التوازن الديناميكي للدوار",
          "שחיקת מיסבים",
          "normal");

  private static final ReportLimits LIMITS = new ReportLimits(4, 12, List.of(3), 20, 1);

  private NamedClasses() {}

  /** This many names of 2 to 42 letters. */
  static List<String> names(int count) {
    Stream<String> numbered =
        IntStream.iterate(2, i -> i + 1)
            .boxed()
            .flatMap(i -> NAMES.stream().map(name -> name + " " + i));
    return Stream.concat(NAMES.stream(), numbered).limit(count).toList();
  }

  /** A report on signals; the model is bad, so that there are errors to show. */
  static Report signals(List<String> classes) {
    SignalDataSet data =
        new SignalDataSet(
            waves(classes, 6 * classes.size(), 1), waves(classes, 4 * classes.size(), 2), "waves");
    SignalModel model =
        SelectedRocket.train(data.train(), SmallModels.settings().withKernels(8, 4), Progress.NONE)
            .model();
    return SignalReport.of(model, "pumps/3", data, LIMITS, Progress.NONE);
  }

  private static LabelledSignals waves(List<String> classes, int count, long seed) {
    Random random = new Random(seed);
    double[][] signals = new double[count][32];
    int[] labels = IntStream.range(0, count).map(i -> i % classes.size()).toArray();
    for (int i = 0; i < count; i++) {
      double phase = 6 * random.nextDouble();
      for (int t = 0; t < signals[i].length; t++) {
        signals[i][t] = Math.sin(phase + t * (0.2 + 0.1 * labels[i])) + 0.7 * random.nextGaussian();
      }
    }
    return new LabelledSignals(signals, labels, classes);
  }

  /** A report on nearly equal images, so that there are errors to show. */
  static Report images(List<String> classes) {
    GreyImages training = noise(classes, 4 * classes.size(), 1);
    GreyImages tests = noise(classes, 3 * classes.size(), 2);
    WnnModel model =
        WnnTraining.model(
            new ImageDataSet(training, tests, "drawn"),
            WnnParameters.of(3),
            new InputShape.Image(9, 9),
            List.of());
    return ImageReport.of(
        model,
        "parts/1",
        new ModelImages(tests, 1, ImageSplit.parse("drawn")),
        LIMITS,
        Progress.NONE);
  }

  private static GreyImages noise(List<String> classes, int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * 81];
    int[] labels = IntStream.range(0, count).map(i -> i % classes.size()).toArray();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextInt(200) + (i % 81 == labels[i / 81] ? 55 : 0));
    }
    return new GreyImages(9, 9, pixels, labels, classes);
  }
}
