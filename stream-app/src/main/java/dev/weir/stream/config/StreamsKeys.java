package dev.weir.stream.config;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Settings of Kafka Streams and of its local state. */
public final class StreamsKeys {
  static final ConfigKeys ALL = new ConfigKeys();

  public static final Setting<Duration> RECORD_TIME =
      ALL.duration("record.time", "100ms", "1ms", Importance.MEDIUM)
          .doc(
              "A thread's time limit per record, for all versions together. A poll fetches at most"
                  + " as many records (kafka.max.poll.records, otherwise 1000) as fit into half of"
                  + " kafka.max.poll.interval.ms, so that a busy thread never counts as dead. A"
                  + " ROCKET record takes microseconds, one of windowed nearest neighbour over"
                  + " 60,000 images tens of milliseconds; the metric is weir_classify_seconds.");

  public static final Setting<Duration> LIVENESS_TIMEOUT =
      ALL.duration("liveness.timeout", "4m", "0", Importance.MEDIUM)
          .doc(
              "How long a thread may process one record, and lag may grow without a commit, before"
                  + " /health/live answers 503 and the platform restarts the process. Must be"
                  + " longer than retry.timeout and record.time; 0: no limit.");

  public static final Setting<String> PROCESSING_GUARANTEE =
      ALL.oneOf("processing.guarantee", Importance.MEDIUM, "exactly_once_v2", "at_least_once")
          .doc(
              "exactly_once_v2 or at_least_once. With at_least_once, an instance that is killed, or"
                  + " whose output a broker rejects, may repeat the predictions and counts since"
                  + " its last commit; it loses nothing.");

  public static final Setting<Integer> NUM_STREAM_THREADS =
      ALL.number("num.stream.threads", 1, Range.atLeast(1), Importance.MEDIUM)
          .doc(
              "The number of threads that classify; threads beyond the number of partitions of"
                  + " signals are idle.");

  public static final Setting<Duration> COMMIT_INTERVAL =
      ALL.duration("commit.interval", "100ms", "0", Importance.MEDIUM)
          .doc(
              "How often results are committed. With exactly_once_v2, consumers see predictions"
                  + " after the commit: a shorter interval lowers latency, a longer one the load on"
                  + " brokers.");

  public static final Setting<Integer> REPLICATION_FACTOR =
      ALL.number("replication.factor", -1, null, Importance.MEDIUM)
          .doc("The replication factor of the internal topics; -1 is the brokers' default.");

  public static final Setting<String> STATE_DIR =
      ALL.text("state.dir", "state", new NonEmptyString(), Importance.HIGH)
          .doc(
              "The folder of the local state. Keep it across restarts: without it the state is"
                  + " restored from Kafka.");

  public static final Setting<Long> ROCKSDB_MEMORY =
      ALL.number("rocksdb.memory", 128L << 20, Range.between(8L << 20, 1L << 40), Importance.MEDIUM)
          .doc(
              "Off-heap bytes for the caches and write buffers of all local stores together. More"
                  + " memory saves disk reads if labels arrive late. At least 8 MiB; has no effect"
                  + " if kafka.rocksdb.config.setter is set.");

  public static final Setting<Boolean> STATE_REPAIR =
      ALL.flag("state.repair", true, Importance.LOW)
          .doc(
              "Whether damaged local stores, for example after a kill or a disk fault, are deleted:"
                  + " the application then restarts in the same process and restores them from"
                  + " Kafka. If false, it ends and keeps them for analysis.");

  public static final Setting<String> GROUP_PROTOCOL =
      ALL.oneOf("group.protocol", Importance.LOW, "classic", "streams")
          .doc(
              "classic, or streams: Kafka's newer protocol, without static membership and with"
                  + " standby replicas configured on the broker. With streams, no record is read"
                  + " before the routes of all input topics have models: list only routes that get"
                  + " one.");

  public static final Setting<Duration> SHUTDOWN_TIMEOUT =
      ALL.duration("shutdown.timeout", "30s", "0", Importance.LOW)
          .doc("The time limit for an orderly shutdown.");

  private StreamsKeys() {}
}
