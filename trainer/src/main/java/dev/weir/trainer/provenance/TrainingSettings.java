package dev.weir.trainer.provenance;

import dev.weir.classifiers.model.Provenance;
import dev.weir.trainer.data.DataException;
import java.util.List;
import java.util.Optional;

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

  /** A setting that is only recorded if it is used. */
  public Optional<String> optional(String name) {
    return provenance.get(Provenance.SETTING + name);
  }

  private String text(String name) {
    return optional(name)
        .orElseThrow(() -> new DataException("the model's provenance has no setting " + name));
  }
}
