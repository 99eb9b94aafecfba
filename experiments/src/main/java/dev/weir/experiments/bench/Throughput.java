package dev.weir.experiments.bench;

/**
 * A topology's throughput with records always waiting.
 *
 * @param recordsPerSecond committed records per second
 * @param cpuMicrosPerRecord CPU time of its process per record
 * @param pollIdle mean share of time, 0 to 1, in which its thread waited for records
 */
record Throughput(double recordsPerSecond, double cpuMicrosPerRecord, double pollIdle) {}
