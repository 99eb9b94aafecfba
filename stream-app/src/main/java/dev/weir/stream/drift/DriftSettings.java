package dev.weir.stream.drift;

import java.time.Duration;

/**
 * When a change is one.
 *
 * @param tolerance by how much the error rate may rise
 * @param threshold how many errors too many alarm
 * @param labels how many labels must be known before an alarm
 * @param settle how much newer the newest window with labels must be than one that takes part
 * @param predictions of how many a score distribution is compared
 * @param moderate the index of a moderate change
 * @param major the index of a major change
 * @param interval how often counts of scores are sent on
 * @param window the length of the accuracy windows
 * @param retention how long counts matter
 */
public record DriftSettings(
    double tolerance,
    double threshold,
    int labels,
    Duration settle,
    int predictions,
    double moderate,
    double major,
    Duration interval,
    Duration window,
    Duration retention) {}
