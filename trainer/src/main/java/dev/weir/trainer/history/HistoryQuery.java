package dev.weir.trainer.history;

import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.windowing.WindowSpec;
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
 * @param input whose records are read; empty: those of Weir's topic
 */
record HistoryQuery(
    EventTimeRange span,
    Predicate<String> sources,
    RecordShare sample,
    Optional<WindowSpec> windows,
    EndOffsets ends,
    Optional<InputMapping> input) {}
