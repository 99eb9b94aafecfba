package dev.weir.trainer.contract;

import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.DwnnTraining;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTrainer;
import dev.weir.trainer.training.SignalTraining;
import dev.weir.trainer.training.WnnTraining;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models of made-up data: each kind of model, input, setting and preprocessing step. */
public final class MadeUpModels {

  public static final SignalDataSet SIGNALS = MadeUpData.signals(3, 1, 40);
  static final SignalDataSet TWO_CLASSES = MadeUpData.signals(2, 1, 30);
  static final SignalDataSet THREE_CHANNELS = MadeUpData.signals(3, 3, 24);
  public static final ImageDataSet IMAGES = MadeUpData.images(3, 9, 8);
  public static final WnnParameters WINDOWS = WnnParameters.of(3);

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
  public static Map<String, Model> ofEachKind() {
    Map<String, Model> models = new LinkedHashMap<>();
    models.put("rocket", signals(SIGNALS, RocketTrainers.rocket(rocket())));
    models.put("rocket-published", signals(SIGNALS, RocketTrainers.published(published())));
    models.put("minirocket", signals(SIGNALS, RocketTrainers.miniRocket(miniRocket())));
    models.put("wnn", images(WINDOWS, 9, 8));
    models.put("dwnn", anywhere(DwnnTraining.dwnn(wnn(WINDOWS.withShifts(1), 9, 8))));
    models.put("wnn+dwnn", anywhere(DwnnTraining.combined(wnn(WINDOWS.withShifts(1), 9, 8))));
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

  public static SelectedRocketSettings rocket() {
    return SelectedRocketSettings.defaults().withKernels(40, 20).withThreads(2);
  }

  /** A small model with these preprocessing steps. */
  public static Model rocket(List<String> steps) {
    SelectedRocketSettings settings = rocket().withKernels(10, 4).withPreprocessing(steps);
    return signals(SIGNALS, RocketTrainers.rocket(settings));
  }

  static RocketSettings published() {
    return RocketSettings.defaults().withKernels(40).withThreads(2);
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
    models.put("rocket, 2 classes", signals(TWO_CLASSES, RocketTrainers.rocket(rocket())));
    models.put("rocket, 3 channels", signals(THREE_CHANNELS, RocketTrainers.rocket(rocket())));
    SelectedRocketSettings all = rocket().withKernels(9, 9);
    models.put("rocket, keeps all", signals(SIGNALS, RocketTrainers.rocket(all)));
    SelectedRocketSettings many = rocket().withKernels(300, 150);
    models.put("rocket, many kernels", signals(SIGNALS, RocketTrainers.rocket(many)));
  }

  private static void addPublished(Map<String, Model> models) {
    SignalTrainer trainer = RocketTrainers.published(published());
    models.put("rocket-published, 2 classes", signals(TWO_CLASSES, trainer));
    models.put("rocket-published, 3 channels", signals(THREE_CHANNELS, trainer));
    SignalTrainer normalised =
        RocketTrainers.published(published().withPreprocessing(List.of("detrend:2", "znorm:2")));
    models.put("rocket-published, steps", signals(SIGNALS, normalised));
  }

  private static void addMiniRocket(Map<String, Model> models) {
    SignalTrainer trainer = RocketTrainers.miniRocket(miniRocket());
    models.put("minirocket, 2 classes", signals(TWO_CLASSES, trainer));
    models.put("minirocket, 3 channels", signals(THREE_CHANNELS, trainer));
    SignalTrainer normalised =
        RocketTrainers.miniRocket(miniRocket().withPreprocessing(List.of("znorm:2")));
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

  private static Model signals(SignalDataSet data, SignalTrainer trainer) {
    return anywhere(SignalTraining.run(data, trainer, SEED, Progress.NONE).model());
  }

  private static Model images(WnnParameters parameters, int width, int height, String... steps) {
    return anywhere(wnn(parameters, width, height, steps));
  }

  private static WnnModel wnn(WnnParameters parameters, int width, int height, String... steps) {
    return WnnTraining.model(
        IMAGES, parameters, new InputShape.Image(width, height), List.of(steps));
  }

  /** The same model with constants in place of time and platform. */
  static Model anywhere(Model model) {
    return model.withProvenance(model.provenance().with(ANYWHERE));
  }
}
