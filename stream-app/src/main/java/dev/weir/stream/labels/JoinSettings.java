package dev.weir.stream.labels;

import java.time.Duration;

/**
 * How labels are joined.
 *
 * @param retention how long predictions and labels wait for each other
 * @param window the length of the accuracy windows
 * @param deltas the child that takes changes of the accuracy's counts
 */
public record JoinSettings(Duration retention, Duration window, String deltas) {}
