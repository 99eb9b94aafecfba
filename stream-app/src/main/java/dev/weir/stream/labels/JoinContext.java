package dev.weir.stream.labels;

import dev.weir.stream.models.LiveModels;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Settings of the label join.
 *
 * @param retention how long predictions and labels wait for each other
 * @param window the length of the accuracy windows
 * @param deltas name of the child node that receives accuracy deltas
 * @param live the live models, which define the classes of labels
 */
public record JoinContext(
    Duration retention, Duration window, String deltas, AtomicReference<LiveModels> live) {}
