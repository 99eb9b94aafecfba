package dev.weir.contract;

import dev.weir.data.SplitImages;
import dev.weir.data.SplitSignals;
import dev.weir.minirocket.MiniRocketSettings;
import dev.weir.model.InputShape;
import dev.weir.model.Model;
import dev.weir.model.Progress;
import dev.weir.model.Provenance;
import dev.weir.published.PublishedRocketSettings;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainer;
import dev.weir.trainer.SignalTrainers;
import dev.weir.trainer.WnnTraining;
import dev.weir.wnn.WnnParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models of made-up data: each kind of model, input, setting and preprocessing step. */
final class MadeUpModels {

  static final SplitSignals SIGNALS = MadeUpData.signals(3, 1, 40);
  static final SplitSignals TWO_CLASSES = MadeUpData.signals(2, 1, 30);
  static final SplitSignals THREE_CHANNELS = MadeUpData.signals(3, 3, 24);
  static final SplitImages IMAGES = MadeUpData.images(3, 9, 8);
  static final WnnParameters WINDOWS = WnnParameters.of(3);

  private static final long SEED = 7;

  /** Entries that differ between trainings that are otherwise equal. */
  private static final Map<String, String> ANYWHERE =
      Map.of(
          Provenance.CREATED,
          "2026-01-01T00:00:00Z",
          "weir.version",
          "any",
          "java.version",
          "any",
          "os.name",
          "any",
          "os.arch",
          "any");

  private MadeUpModels() {}

  /** One model of each kind, by kind. */
  static Map<String, Model> ofEachKind() {
    Map<String, Model> models = new LinkedHashMap<>();
    models.put("rocket", signals(SIGNALS, SignalTrainers.rocket(rocket())));
    models.put("rocket-published", signals(SIGNALS, SignalTrainers.published(published())));
    models.put("minirocket", signals(SIGNALS, SignalTrainers.miniRocket(miniRocket())));
    models.put("wnn", images(WINDOWS, 9, 8));
    return models;
  }

  /** Further models, by what is special about them. */
  static Map<String, Model> variants() {
    Map<String, Model> models = new LinkedHashMap<>();
    addRocket(models);
    addPublished(models);
    addMiniRocket(models);
    addWnn(models);
    return models;
  }

  static RocketSettings rocket() {
    return RocketSettings.defaults().withKernels(40, 20).withThreads(2);
  }

  /** A small model with these preprocessing steps. */
  static Model rocket(List<String> steps) {
    RocketSettings settings = rocket().withKernels(10, 4).withPreprocessing(steps);
    return signals(SIGNALS, SignalTrainers.rocket(settings));
  }

  static PublishedRocketSettings published() {
    return PublishedRocketSettings.defaults().withKernels(40).withThreads(2);
  }

  static MiniRocketSettings miniRocket() {
    return MiniRocketSettings.defaults().withFeatures(168).withThreads(2);
  }

  private static void addRocket(Map<String, Model> models) {
    List<List<String>> steps =
        List.of(
            List.of(),
            List.of("centre"),
            List.of("detrend"),
            List.of("detrend:2"),
            List.of("znorm"),
            List.of("znorm:2"),
            List.of("velocity"),
            List.of("velocity:2"),
            List.of("peak_align"),
            List.of("detrend", "znorm"),
            List.of("velocity:2", "peak_align"));
    steps.forEach(each -> models.put("rocket " + each, rocket(each)));
    models.put("rocket, 2 classes", signals(TWO_CLASSES, SignalTrainers.rocket(rocket())));
    models.put("rocket, 3 channels", signals(THREE_CHANNELS, SignalTrainers.rocket(rocket())));
    RocketSettings all = rocket().withKernels(9, 9);
    models.put("rocket, keeps all", signals(SIGNALS, SignalTrainers.rocket(all)));
    RocketSettings many = rocket().withKernels(300, 150);
    models.put("rocket, many kernels", signals(SIGNALS, SignalTrainers.rocket(many)));
  }

  private static void addPublished(Map<String, Model> models) {
    SignalTrainer trainer = SignalTrainers.published(published());
    models.put("rocket-published, 2 classes", signals(TWO_CLASSES, trainer));
    models.put("rocket-published, 3 channels", signals(THREE_CHANNELS, trainer));
    SignalTrainer normalised =
        SignalTrainers.published(published().withPreprocessing(List.of("detrend:2", "znorm:2")));
    models.put("rocket-published, steps", signals(SIGNALS, normalised));
  }

  private static void addMiniRocket(Map<String, Model> models) {
    SignalTrainer trainer = SignalTrainers.miniRocket(miniRocket());
    models.put("minirocket, 2 classes", signals(TWO_CLASSES, trainer));
    models.put("minirocket, 3 channels", signals(THREE_CHANNELS, trainer));
    SignalTrainer normalised =
        SignalTrainers.miniRocket(miniRocket().withPreprocessing(List.of("znorm:2")));
    models.put("minirocket, steps", signals(SIGNALS, normalised));
  }

  private static void addWnn(Map<String, Model> models) {
    models.put("wnn, p 1", images(WINDOWS.withPower(1), 9, 8));
    models.put("wnn, p 1.5", images(WINDOWS.withPower(1.5), 9, 8));
    models.put("wnn, k 3", images(WINDOWS.withNeighbours(3), 9, 8));
    models.put("wnn, shifts 1", images(WINDOWS.withShifts(1), 9, 8));
    models.put("wnn, window 5", images(WnnParameters.of(5), 9, 8));
    models.put("wnn, steps", images(WINDOWS, 18, 12, "invert", "resize:9x8", "centre"));
    models.put("wnn, binarised", images(WINDOWS, 9, 8, "binarise:128"));
  }

  private static Model signals(SplitSignals data, SignalTrainer trainer) {
    return anywhere(SignalRuns.run(data, trainer, SEED, Progress.NONE).model());
  }

  private static Model images(WnnParameters parameters, int width, int height, String... steps) {
    return anywhere(
        WnnTraining.model(IMAGES, parameters, new InputShape.Image(width, height), List.of(steps)));
  }

  /** The same model with constants in place of time and platform. */
  static Model anywhere(Model model) {
    return model.withProvenance(model.provenance().with(ANYWHERE));
  }
}
