package dev.weir.stream.accuracy;

import java.time.Duration;

/**
 * The settings of stage two.
 *
 * @param store the name of the store of the windows
 * @param emitInterval the least time between two emissions of a window; zero: every change
 * @param retention how long counts are kept after their last change
 */
public record AccuracySettings(String store, Duration emitInterval, Duration retention) {}
