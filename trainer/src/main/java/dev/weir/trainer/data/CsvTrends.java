package dev.weir.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Detects columns of a CSV file that are unlikely to be samples. */
final class CsvTrends {
  private static final int MOST_NAMED = 5;

  private final CsvColumns columns;
  private final int[] places;
  private final ColumnTrend[] trends;
  private final ColumnTrend labels = new ColumnTrend();
  private boolean numericLabels = true;

  CsvTrends(CsvColumns columns) {
    this.columns = columns;
    this.places = columns.values();
    this.trends = new ColumnTrend[places.length];
    IntStream.range(0, trends.length).forEach(i -> trends[i] = new ColumnTrend());
  }

  void add(CsvSignal signal) {
    double[] values = signal.values();
    for (int i = 0; i < values.length; i++) {
      trends[i].add(values[i]);
    }
    signal
        .label()
        .ifPresent(
            label -> {
              numericLabels &= NumberParser.isNumber(label);
              if (numericLabels) {
                labels.add(Double.parseDouble(label));
              }
            });
  }

  List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    rising().ifPresent(doubts::add);
    if (columns.isGuessed() || columns.label() < 0) {
      asLabel(0, "first").ifPresent(doubts::add);
    }
    if (columns.label() < 0) {
      asLabel(places.length - 1, "last").ifPresent(doubts::add);
    }
    if (columns.isGuessed() && numericLabels && !labels.isLikeClasses()) {
      doubts.add(
          "the last column, %s, is read as the label because no column is named as one, but its numbers look like values: which one is the label? Set label=COLUMN"
              .formatted(columns.names().quoted(columns.label())));
    }
    return doubts;
  }

  private Optional<String> rising() {
    List<String> found =
        IntStream.range(0, places.length)
            .filter(i -> trends[i].isRising())
            .mapToObj(i -> columns.names().of(places[i]))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s from line to line like a line number or a time, and is read as a value: a model may learn the order of the lines. If it is not a sample, use --ignore %s"
            .formatted(called(found), String.join(",", found)));
  }

  private static String called(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    int more = names.size() - MOST_NAMED;
    if (names.size() == 1) {
      return "column " + shown + " rises";
    }
    return "columns " + shown + (more > 0 ? " and %d more rise".formatted(more) : " rise");
  }

  /** The label is first in files of the UCR archive and last in others. */
  private Optional<String> asLabel(int index, String place) {
    if (places.length < 3 || !trends[index].isLikeClasses()) {
      return Optional.empty();
    }
    int classes = trends[index].distinct();
    boolean others =
        IntStream.range(0, trends.length)
                .allMatch(i -> i == index || trends[i].distinct() > classes)
            && (columns.label() < 0 || !numericLabels || labels.distinct() > classes);
    String name = columns.names().of(places[index]);
    return Optional.of(
            "column %s, the %s, has only %d distinct integers and is read as a value: if it is the label, set label=%s"
                .formatted(columns.names().quoted(places[index]), place, classes, name))
        .filter(it -> others);
  }
}
