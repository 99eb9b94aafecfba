package dev.weir.history;

import dev.weir.continuous.CutShape;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The parameters of a reading.
 *
 * @param span span of event time
 * @param sources sources to read
 * @param sample share of their records, and of the windows cut from pieces
 * @param windows how windows are cut from continuous signals, if requested
 * @param ends end offsets of the topics
 */
record HistoryQuery(
    Span span,
    Predicate<String> sources,
    RecordShare sample,
    Optional<CutShape> windows,
    Ends ends) {}
