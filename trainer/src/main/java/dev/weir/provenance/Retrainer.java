package dev.weir.provenance;

import dev.weir.data.DataException;
import dev.weir.data.SplitImages;
import dev.weir.data.SplitSignals;
import dev.weir.minirocket.MiniRocket;
import dev.weir.minirocket.MiniRocketSettings;
import dev.weir.model.Model;
import dev.weir.model.Progress;
import dev.weir.model.Provenance;
import dev.weir.model.SignalModel;
import dev.weir.published.PublishedRocket;
import dev.weir.published.PublishedRocketSettings;
import dev.weir.rocket.Rocket;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.SignalTrainer;
import dev.weir.trainer.SignalTrainers;
import dev.weir.trainer.WnnTraining;
import dev.weir.wnn.WnnModel;
import dev.weir.wnn.WnnParameters;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Trains a model again with the settings in its provenance. */
public final class Retrainer {
  private final Model original;
  private final SortedMap<String, String> settings;

  /** For one model. */
  public Retrainer(Model original) {
    this.original = original;
    this.settings = original.provenance().settings();
  }

  /**
   * Trains on the training part of signals.
   *
   * @param threads number of training threads; the model does not depend on it
   * @throws DataException if the provenance lacks the training settings
   */
  public SignalModel signals(SplitSignals data, int threads, Progress progress) {
    return trainer(threads).train(data.train(), seed(), progress).model();
  }

  /**
   * Creates a model of the training part of images.
   *
   * @throws DataException if the provenance lacks the settings
   */
  public WnnModel images(SplitImages data) {
    if (!(original instanceof WnnModel wnn)) {
      throw unknown();
    }
    WnnParameters parameters =
        new WnnParameters(
            integer("window"), Double.parseDouble(setting("p")), integer("k"), integer("shifts"));
    return WnnTraining.model(data, Map.of(), parameters, wnn.inputShape(), wnn.preprocessing());
  }

  private SignalTrainer trainer(int threads) {
    String trainer = original.provenance().get(Provenance.TRAINER).orElse("");
    if (trainer.equals(Rocket.class.getName())) {
      return SignalTrainers.rocket(
          new RocketSettings(integer("kernels"), integer("keep"), seed(), steps(), threads));
    }
    if (trainer.equals(PublishedRocket.class.getName())) {
      return SignalTrainers.published(
          new PublishedRocketSettings(integer("kernels"), seed(), steps(), threads));
    }
    if (trainer.equals(MiniRocket.class.getName())) {
      return SignalTrainers.miniRocket(
          new MiniRocketSettings(integer("features"), seed(), steps(), threads));
    }
    throw unknown();
  }

  private DataException unknown() {
    return new DataException(
        "the model's provenance says that %s trained it, which this version cannot repeat"
            .formatted(original.provenance().get(Provenance.TRAINER).orElse("nobody")));
  }

  private long seed() {
    return Long.parseLong(setting("seed"));
  }

  private List<String> steps() {
    String steps = setting("preprocessing");
    return steps.isEmpty() ? List.of() : List.of(steps.split(","));
  }

  private int integer(String name) {
    return Integer.parseInt(setting(name));
  }

  private String setting(String name) {
    String value = settings.get(name);
    if (value == null) {
      throw new DataException("the model's provenance has no setting " + name);
    }
    return value;
  }
}
