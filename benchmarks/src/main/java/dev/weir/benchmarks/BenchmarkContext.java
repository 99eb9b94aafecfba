package dev.weir.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;

/** A processor's context without brokers, whose on-disk stores are in a temporary folder. */
final class BenchmarkContext<K, V> extends MockProcessorContext<K, V> implements AutoCloseable {
  BenchmarkContext(String name) throws IOException {
    super(settings(), new TaskId(0, 0), Files.createTempDirectory(name).toFile());
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "benchmark");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    return settings;
  }

  /** Deletes the folder; the stores must be closed. */
  @Override
  public void close() throws IOException {
    Utils.delete(stateDir());
  }
}
