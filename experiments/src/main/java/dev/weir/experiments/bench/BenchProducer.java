package dev.weir.experiments.bench;

/** Sends the records of a benchmark. */
interface BenchProducer extends AutoCloseable {
  /**
   * Sends the next record.
   *
   * @param millis event time and Kafka timestamp, since the epoch
   */
  void send(long millis);

  /**
   * Waits until all are acknowledged.
   *
   * @throws dev.weir.cli.io.SendException if one could not be sent
   */
  void flush();

  @Override
  void close();
}
