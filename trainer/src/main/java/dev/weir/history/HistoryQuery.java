package dev.weir.history;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is asked for.
 *
 * @param span of event time
 * @param sources whose records are wanted
 * @param sample of their records, and of the windows cut from pieces
 * @param cutter of continuous signals, if their windows are wanted
 * @param ends up to where topics are read
 */
record HistoryQuery(
    Span span,
    Predicate<String> sources,
    RecordShare sample,
    Optional<PieceCutter> cutter,
    Ends ends) {}
