package dev.weir.experiments.bench;

/**
 * The figures of a number of shards.
 *
 * @param shards number of parts, and of instances with one stream thread each
 * @param mostParts parts on the instance that has most
 * @param recordsPerSecond committed predictions per second, with records always waiting
 * @param cpuMillisPerRecord CPU time of all instances per record in the same measurement
 * @param requestBytes bytes a record to {@code shard-images}, compressed and with batch headers
 * @param answerBytes bytes a record to {@code shard-distances}
 * @param p50Millis from the time a record was due to be sent to the time its committed prediction
 *     was read, at the settings' rate
 * @param p99Millis the same
 */
public record ShardPerformance(
    int shards,
    int mostParts,
    double recordsPerSecond,
    double cpuMillisPerRecord,
    double requestBytes,
    double answerBytes,
    double p50Millis,
    double p99Millis) {}
