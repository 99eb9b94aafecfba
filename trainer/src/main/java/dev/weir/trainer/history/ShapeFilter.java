package dev.weir.trainer.history;

import dev.weir.classifiers.model.InputShape;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.trainer.data.DataException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Ensures that all records have one shape, as classifiers require. */
final class ShapeFilter {
  private ShapeFilter() {}

  /**
   * Keeps the records of one shape.
   *
   * @param name of the data, with the wanted shape; without one, the common one
   * @throws DataException if none is labelled, or there are several shapes and none is specified
   */
  static <R extends SpecificRecord> History<R> even(
      History<R> history, RecordKind<R> kind, TopicDataSpec name, EventTimeRange span) {
    if (history.labelled().isEmpty()) {
      throw new DataException(none(history.counts(), name, span));
    }
    Optional<String> wanted = name.shape();
    Map<String, Long> shapes = shapes(history, kind);
    if (wanted.isEmpty() && shapes.size() > 1) {
      throw new DataException(
          "the labelled records have several shapes: %s; a classifier takes one: set shape=%s"
              .formatted(describe(shapes), commonest(shapes)));
    }
    if (wanted.isPresent() && !shapes.containsKey(wanted.get())) {
      throw new DataException(
          "no labelled record has the shape %s; there are %s"
              .formatted(wanted.get(), describe(shapes)));
    }
    return wanted.isEmpty() ? history : only(history, kind, wanted.get());
  }

  private static String none(HistoryCounts counts, TopicDataSpec name, EventTimeRange span) {
    boolean mayBeWrong = name.isInput() && counts.unusableRecords() > 0;
    return "there are no labelled records on %s with event times from %s to %s: %s%s"
        .formatted(
            name.topic(),
            span.from(),
            span.to(),
            counts,
            mayBeWrong
                ? ". './weir inputs check %s', with the same settings, names what is wrong"
                    .formatted(name.topic())
                : "");
  }

  private static <R extends SpecificRecord> Map<String, Long> shapes(
      History<R> history, RecordKind<R> kind) {
    return history.labelled().stream()
        .collect(
            Collectors.groupingBy(
                each -> shape(kind, each.record()), TreeMap::new, Collectors.counting()));
  }

  private static <R extends SpecificRecord> String shape(RecordKind<R> kind, R record) {
    return switch (kind.shape().apply(record)) {
      case InputShape.Signal(int channels, int length) -> channels + "x" + length;
      case InputShape.Image(int width, int height) -> width + "x" + height;
    };
  }

  private static String describe(Map<String, Long> shapes) {
    return shapes.entrySet().stream()
        .map(entry -> "%,d of %s".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String commonest(Map<String, Long> shapes) {
    return shapes.entrySet().stream()
        .max(Comparator.comparingLong(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }

  private static <R extends SpecificRecord> History<R> only(
      History<R> history, RecordKind<R> kind, String shape) {
    List<LabelledRecord<R>> kept =
        history.labelled().stream()
            .filter(each -> shape(kind, each.record()).equals(shape))
            .toList();
    HistoryCounts counts = history.counts();
    long others = counts.labelled() - kept.size();
    SortedMap<String, Long> unusable = new TreeMap<>(counts.unusable());
    if (others > 0) {
      unusable.merge(DeadLetterReason.WRONG_SIZE.wireName(), others, Long::sum);
    }
    return new History<>(
        kept,
        new HistoryCounts(
            kept.size(),
            counts.unlabelled(),
            counts.conflicting(),
            counts.duplicates(),
            unusable,
            counts.pieces(),
            counts.labels(),
            counts.unusableLabels()));
  }
}
