package dev.weir.trainer.history;

import java.util.List;

/**
 * The records of a span.
 *
 * @param labelled the labelled records, by source, event time and id
 * @param counts counts of all records
 * @param <R> the record type
 */
record History<R>(List<LabelledRecord<R>> labelled, HistoryCounts counts) {

  History {
    labelled = List.copyOf(labelled);
  }
}
