package dev.weir.trainer.provenance;

import dev.weir.classifiers.model.Provenance;
import dev.weir.trainer.data.DataException;
import java.util.List;

/**
 * Reads the training settings in a model's provenance. A missing setting is a {@link
 * DataException}.
 *
 * @param provenance the model's provenance
 */
public record TrainingSettings(Provenance provenance) {

  public long seed() {
    return Long.parseLong(text("seed"));
  }

  /** The names of the preprocessing steps, in order. */
  public List<String> steps() {
    String steps = text("preprocessing");
    return steps.isEmpty() ? List.of() : List.of(steps.split(","));
  }

  public int integer(String name) {
    return Integer.parseInt(text(name));
  }

  public double number(String name) {
    return Double.parseDouble(text(name));
  }

  private String text(String name) {
    return provenance
        .get(Provenance.SETTING + name)
        .orElseThrow(() -> new DataException("the model's provenance has no setting " + name));
  }
}
