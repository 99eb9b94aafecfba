package dev.weir.stream.board;

import dev.weir.schemas.AccuracyWindow;
import java.util.Comparator;

/**
 * A model version in a role.
 *
 * @param model the model's name
 * @param version its version
 * @param role champion or challenger
 */
public record ModelRole(String model, String version, String role)
    implements Comparable<ModelRole> {
  private static final Comparator<ModelRole> ORDER =
      Comparator.comparing(ModelRole::model)
          .thenComparing(ModelRole::version)
          .thenComparing(ModelRole::role);

  static ModelRole of(AccuracyWindow window) {
    return new ModelRole(window.getModel(), window.getVersion(), window.getRole());
  }

  @Override
  public int compareTo(ModelRole other) {
    return ORDER.compare(this, other);
  }
}
