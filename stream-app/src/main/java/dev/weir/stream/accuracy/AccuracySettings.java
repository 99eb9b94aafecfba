package dev.weir.stream.accuracy;

import java.time.Duration;

/**
 * Settings of stage two.
 *
 * @param store name of the window store
 * @param emitInterval minimum time between two emissions of a window; zero: every change
 * @param retention how long counts are kept after their last change
 */
public record AccuracySettings(String store, Duration emitInterval, Duration retention) {}
