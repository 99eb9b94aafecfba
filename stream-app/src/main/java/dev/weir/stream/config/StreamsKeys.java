package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The keys of Kafka Streams' operation. */
final class StreamsKeys {
  static final String RECORD_TIME = "record.time";
  static final String LIVENESS_TIMEOUT = "liveness.timeout";
  static final String PROCESSING_GUARANTEE = "processing.guarantee";
  static final String NUM_STREAM_THREADS = "num.stream.threads";
  static final String COMMIT_INTERVAL = "commit.interval";
  static final String REPLICATION_FACTOR = "replication.factor";
  static final String STATE_DIR = "state.dir";
  static final String STATE_REPAIR = "state.repair";
  static final String ROCKSDB_MEMORY = "rocksdb.memory";
  static final String GROUP_PROTOCOL = "group.protocol";
  static final String SHUTDOWN_TIMEOUT = "shutdown.timeout";

  private StreamsKeys() {}

  static void define(ConfigDef keys) {
    Keys.duration(
        keys,
        RECORD_TIME,
        "100ms",
        "1ms",
        Importance.MEDIUM,
        "How long a thread may take for a record, all versions together: at most as many records"
            + " are fetched at once (kafka.max.poll.records, else 1000) as fit into half of"
            + " kafka.max.poll.interval.ms, so that a thread is never taken for dead over them. A"
            + " ROCKET record takes microseconds, one of windowed nearest neighbour over 60,000"
            + " images tens of milliseconds; /metrics says it, as weir_classify_seconds.");
    Keys.duration(
        keys,
        LIVENESS_TIMEOUT,
        "4m",
        "0",
        Importance.MEDIUM,
        "How long a thread may have one record in hand, and lag may grow while nothing is"
            + " committed, before /health/live answers 503 and the platform starts the process"
            + " again. Longer than retry.timeout and record.time; 0: for ever.");
    keys.define(
        PROCESSING_GUARANTEE,
        ConfigDef.Type.STRING,
        "exactly_once_v2",
        ValidString.in("exactly_once_v2", "at_least_once"),
        Importance.MEDIUM,
        "exactly_once_v2 or at_least_once. With the latter an instance that is killed, or whose"
            + " output a broker refuses, may predict and count again what it did since its last"
            + " commit; it loses nothing.");
    keys.define(
        NUM_STREAM_THREADS,
        ConfigDef.Type.INT,
        1,
        Range.atLeast(1),
        Importance.MEDIUM,
        "The threads that classify; more than there are partitions of signals stay idle.");
    Keys.duration(
        keys,
        COMMIT_INTERVAL,
        "100ms",
        "0",
        Importance.MEDIUM,
        "How often results are committed. With exactly_once_v2, consumers see predictions after the"
            + " commit: a short time is low latency, a long one less load on the brokers.");
    keys.define(
        REPLICATION_FACTOR,
        ConfigDef.Type.INT,
        -1,
        Importance.MEDIUM,
        "The replicas of the internal topics; -1 is the brokers' default.");
    keys.define(
        STATE_DIR,
        ConfigDef.Type.STRING,
        "state",
        Keys.NON_EMPTY,
        Importance.HIGH,
        "The folder of the local state. Keep it over restarts: without it the state is read back"
            + " from Kafka.");
    keys.define(
        ROCKSDB_MEMORY,
        ConfigDef.Type.LONG,
        128L << 20,
        Range.between(8L << 20, 1L << 40),
        Importance.MEDIUM,
        "The bytes outside of the heap that all local stores together take for caches and write"
            + " buffers. More saves reads of the disk where labels come late. At least 8 MiB;"
            + " kafka.rocksdb.config.setter takes its place.");
    keys.define(
        STATE_REPAIR,
        ConfigDef.Type.BOOLEAN,
        true,
        Importance.LOW,
        "Whether local stores that are damaged, as after a kill or a fault of the disk, are"
            + " deleted: the application starts anew in the same process and reads them back from"
            + " Kafka. false: it ends and leaves them, for whoever wants to look.");
    keys.define(
        GROUP_PROTOCOL,
        ConfigDef.Type.STRING,
        "classic",
        ValidString.in("classic", "streams"),
        Importance.LOW,
        "classic, or streams: the newer protocol of Kafka, without static membership and with"
            + " standby replicas set on the broker. With streams no record is read before the"
            + " routes of all input topics have models: list only routes that get one.");
    Keys.duration(
        keys,
        SHUTDOWN_TIMEOUT,
        "30s",
        "0",
        Importance.LOW,
        "How long an orderly shutdown may take.");
  }
}
