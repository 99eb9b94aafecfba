package dev.weir.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The user's options for a CSV file.
 *
 * @param label the label column, by name or by number from 1; empty: detected
 * @param header whether the first line contains column names; empty: detected
 * @param ignored columns to leave out, by name or by number from 1
 * @param labels whether labels are required
 */
record CsvOptions(
    Optional<String> label, Optional<Boolean> header, List<String> ignored, Labels labels) {

  /** Whether labels are required. */
  enum Labels {
    /** For training: if no column is named as the label, the last one is. */
    NEEDED,
    /** For records to classify: if no column is named as the label, there may be none. */
    WELCOME
  }

  static final String LABEL = "label";
  static final String HEADER = "header";

  /** Value of the option label for a file without labels. */
  static final String NO_LABEL = "none";

  CsvOptions {
    ignored = List.copyOf(ignored);
  }

  static CsvOptions of(DataSpec spec, Labels labels) {
    return new CsvOptions(
        spec.option(LABEL),
        spec.option(HEADER).map(CsvOptions::yesOrNo),
        spec.option(DataSpec.IGNORE).map(CsvOptions::list).orElse(List.of()),
        labels);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw new DataNameException("header must be yes or no, not '%s'".formatted(text));
    };
  }

  CsvOptions withLabel(String column) {
    return new CsvOptions(Optional.of(column), header, ignored, labels);
  }

  CsvOptions ignoring(List<String> more) {
    List<String> all = new ArrayList<>(ignored);
    all.addAll(more);
    return new CsvOptions(label, header, all, labels);
  }

  /** Whether the options declare that there are no labels. */
  boolean isUnlabelled() {
    return labels == Labels.WELCOME && label.filter(NO_LABEL::equalsIgnoreCase).isPresent();
  }
}
