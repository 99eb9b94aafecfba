package dev.weir.cli.io;

import dev.weir.reports.text.CountFormat;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.trainer.data.LabelCounts;
import dev.weir.trainer.data.LabelOrder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Counts sent records by shape and by label. Not thread-safe. */
public final class SentRecords {
  /** Limits memory: a pipe may send new labels for days. */
  private static final int MOST_LABELS = 10_000;

  private final Map<String, Long> shapes = new TreeMap<>();
  private final TreeMap<String, Long> labels = new TreeMap<>(LabelOrder.INSTANCE);
  private long labelled;

  /** Counts a record. */
  public void add(SpecificRecord record) {
    switch (record) {
      case SignalRecord signal -> {
        // A record without channels is sent too: the stream reports the problem.
        int channels = Math.max(1, signal.getChannels());
        addShape(channels, signal.getValues().length / channels);
        addLabel(signal.getLabel());
      }
      case ImageRecord image -> {
        addShape(image.getWidth(), image.getHeight());
        addLabel(image.getLabel());
      }
      case LabelRecord label -> addLabel(label.getLabel());
      default -> {}
    }
  }

  private void addShape(int first, int second) {
    shapes.merge(first + "x" + second, 1L, Long::sum);
  }

  private void addLabel(@Nullable String label) {
    if (label != null) {
      labelled++;
      if (labels.size() < MOST_LABELS || labels.containsKey(label)) {
        labels.merge(label, 1L, Long::sum);
      }
    }
  }

  /** The shape, as in data of topics, and the labels. */
  public String detail() {
    String sizes =
        shapes.entrySet().stream()
            .map(shape -> String.format(Locale.ROOT, "%,d of %s", shape.getValue(), shape.getKey()))
            .collect(Collectors.joining(", ", "", shapes.isEmpty() ? "" : "; "));
    return labelled == 0
        ? sizes + "none with a label"
        : String.format(
            Locale.ROOT,
            "%s%,d with a label, of %s: %s",
            sizes,
            labelled,
            CountFormat.of(labels.size(), "class"),
            LabelCounts.text(labels));
  }
}
