package dev.weir.trainer;

import dev.weir.data.DataSummary;
import dev.weir.data.SplitSignals;
import dev.weir.features.FeatureModel;
import dev.weir.model.Model;
import dev.weir.model.Provenance;
import dev.weir.model.SignalModel;
import dev.weir.rocket.RocketModel;
import dev.weir.wnn.WnnModel;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sets the provenance of models. */
public final class Provenances {
  private Provenances() {}

  /**
   * The same model with another provenance.
   *
   * @throws IllegalArgumentException if it is not a model of this project's trainers
   */
  public static Model replaced(Model model, Provenance provenance) {
    return switch (model) {
      case RocketModel rocket -> rocket.withProvenance(provenance);
      case FeatureModel features -> features.withProvenance(provenance);
      case WnnModel wnn -> wnn.withProvenance(provenance);
      default ->
          throw new IllegalArgumentException(
              "models of kind %s were trained elsewhere".formatted(model.kind()));
    };
  }

  /** The same model, with training data and warnings in its provenance. */
  static SignalModel stamped(SignalModel model, SplitSignals data, List<String> warnings) {
    return (SignalModel) replaced(model, model.provenance().with(entries(data, warnings)));
  }

  /** The same model, with training data and warnings in its provenance. */
  static RocketModel stamped(RocketModel model, SplitSignals data, List<String> warnings) {
    return model.withProvenance(model.provenance().with(entries(data, warnings)));
  }

  private static SortedMap<String, String> entries(SplitSignals data, List<String> warnings) {
    SortedMap<String, String> entries = new TreeMap<>(DataSummary.of(data).entries());
    data.origin()
        .forEach(
            (name, value) ->
                entries.put(
                    name.startsWith(Provenance.DATA) ? name : Provenance.DATA + name, value));
    entries.putIfAbsent(Provenance.DATA_NAME, data.name());
    for (int i = 0; i < warnings.size(); i++) {
      entries.put(Provenance.WARNING + (i + 1), warnings.get(i));
    }
    return entries;
  }
}
