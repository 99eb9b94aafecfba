package dev.weir.history;

import java.util.List;

/**
 * What was found in a span.
 *
 * @param labelled the records whose class is known, by source, event time and id
 * @param counts of all records
 * @param <R> the records
 */
record History<R>(List<LabelledRecord<R>> labelled, HistoryCounts counts) {

  History {
    labelled = List.copyOf(labelled);
  }
}
