package dev.weir.stream.config;

import java.time.Duration;

/**
 * Settings of drift detection.
 *
 * @param tolerance allowed rise of the error rate
 * @param threshold excess errors that raise an alarm
 * @param labels minimum number of labels before an alarm
 * @param settle how much newer the newest window with labels must be than one that takes part
 * @param predictions number of predictions per comparison of score distributions
 * @param moderate the index of a moderate change
 * @param major the index of a major change
 * @param interval how often score counts are forwarded
 * @param window the length of the accuracy windows
 * @param retention how long counts are kept
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
