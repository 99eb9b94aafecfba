package dev.weir.stream.labels;

import dev.weir.stream.models.LiveModels;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How labels are joined.
 *
 * @param retention how long predictions and labels wait for each other
 * @param window the length of the accuracy windows
 * @param deltas the child that takes changes of the accuracy's counts
 * @param live the live models, whose classes labels count as
 */
public record JoinSettings(
    Duration retention, Duration window, String deltas, AtomicReference<LiveModels> live) {}
