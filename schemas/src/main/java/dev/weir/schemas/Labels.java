package dev.weir.schemas;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Validity of labels and class names. Labels are stored in state and become names of counts. */
public final class Labels {
  /** Maximum length in UTF-16 units; longer labels are invalid. */
  public static final int LONGEST = 256;

  /**
   * Name under which all labels that are no class of the model are counted together. It is not
   * allowed as a class name, and no prediction counts as correct by it.
   */
  public static final String OTHER = "(other)";

  private Labels() {}

  /**
   * Error message for an invalid label.
   *
   * @param label null: no label, which is valid
   */
  public static Optional<String> problem(@Nullable String label) {
    if (label != null && label.isEmpty()) {
      return Optional.of("the label is empty; a record without one has none");
    }
    return label == null || label.length() <= LONGEST
        ? Optional.empty()
        : Optional.of(
            "the label has %,d characters; at most %d are taken"
                .formatted(label.length(), LONGEST));
  }

  /**
   * The effective label of a record: the last one to arrive, within the record, within a duplicate
   * or on {@code labels}. A window arrives with the piece that completes it.
   *
   * @param earlier null: none
   * @param later null: none
   */
  public static @Nullable String last(@Nullable String earlier, @Nullable String later) {
    return later == null ? earlier : later;
  }

  /**
   * Error message for a class name that would be valid as a label but is reserved.
   *
   * @param name of the class
   */
  public static Optional<String> classProblem(String name) {
    return name.equals(OTHER)
        ? Optional.of(
            "no class can be named '%s': labels that are no class of a model count as that; train with another name for it"
                .formatted(OTHER))
        : Optional.empty();
  }
}
