package dev.weir.stream.gates;

import dev.weir.stream.progress.Pulses;

/**
 * What the stream threads' consumers report to.
 *
 * @param gaps receives input that nobody has read
 * @param pulses of the threads
 * @param unreadable explains records that cannot be read
 */
public record ConsumerWatch(InputGaps gaps, Pulses pulses, UnreadableRecords unreadable) {}
