package dev.weir.bench;

/**
 * What a topology did with records waiting all the time.
 *
 * @param recordsPerSecond committed a second
 * @param cpuMicrosPerRecord processor time of its process
 * @param pollIdle mean share of time, 0 to 1, that its thread waited for records
 */
record Throughput(double recordsPerSecond, double cpuMicrosPerRecord, double pollIdle) {}
