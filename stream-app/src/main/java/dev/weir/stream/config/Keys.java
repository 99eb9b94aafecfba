package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The configuration's keys: name, type, default, what is allowed, and what it is for. */
public final class Keys {
  public static final String APPLICATION_ID = "application.id";
  public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
  public static final String AUTO_REGISTER_SCHEMAS = "auto.register.schemas";
  public static final String TOPIC_PREFIX = "topic.prefix";
  public static final String STATE_DIR = "state.dir";
  public static final String HTTP_HOST = "http.host";
  public static final String HTTP_PORT = "http.port";
  public static final String ROUTES = "routes";
  public static final String CONTINUOUS_IDLE = "continuous.idle";
  public static final String LABELS_RETENTION = "labels.retention";
  public static final String LABELS_LATE_MEMORY = "labels.late.memory";
  public static final String LABELS_REPARTITION = "labels.repartition";
  public static final String ACCURACY_WINDOW = "accuracy.window";
  public static final String ACCURACY_EMIT_INTERVAL = "accuracy.emit.interval";
  public static final String ACCURACY_RETENTION = "accuracy.retention";
  public static final String ACCURACY_FADING = "accuracy.fading";
  public static final String DRIFT_ERROR_TOLERANCE = "drift.error.tolerance";
  public static final String DRIFT_ERROR_THRESHOLD = "drift.error.threshold";
  public static final String DRIFT_ERROR_LABELS = "drift.error.labels";
  public static final String DRIFT_ERROR_SETTLE = "drift.error.settle";
  public static final String DRIFT_SCORES_PREDICTIONS = "drift.scores.predictions";
  public static final String DRIFT_SCORES_MODERATE = "drift.scores.moderate";
  public static final String DRIFT_SCORES_MAJOR = "drift.scores.major";
  public static final String DRIFT_SCORES_INTERVAL = "drift.scores.interval";
  public static final String EVENT_TIME_MAX_PAST = "event.time.max.past";
  public static final String EVENT_TIME_MAX_FUTURE = "event.time.max.future";
  public static final String MODEL_MAX_BYTES = "model.max.bytes";
  public static final String ROLE = "role";
  public static final String CHALLENGER_MAX_FAILURES = "challenger.max.failures";
  public static final String CHALLENGER_TIME_BUDGET = "challenger.time.budget";
  public static final String DEAD_LETTER_MAX_BYTES = "dead.letter.max.bytes";
  public static final String RETRY_TIMEOUT = "retry.timeout";
  public static final String RECORD_TIME = "record.time";
  public static final String SHUTDOWN_TIMEOUT = "shutdown.timeout";
  public static final String PROCESSING_GUARANTEE = "processing.guarantee";
  public static final String NUM_STREAM_THREADS = "num.stream.threads";
  public static final String COMMIT_INTERVAL = "commit.interval";
  public static final String REPLICATION_FACTOR = "replication.factor";
  public static final String GROUP_PROTOCOL = "group.protocol";

  private static final ConfigDef.NonEmptyString NON_EMPTY = new ConfigDef.NonEmptyString();

  private Keys() {}

  /** Returns a new definition of all keys, in the order of the configuration page. */
  public static ConfigDef definition() {
    ConfigDef keys = new ConfigDef();
    connections(keys);
    endpoints(keys);
    routes(keys);
    labelsAndAccuracy(keys);
    drift(keys);
    limits(keys);
    challengers(keys);
    streams(keys);
    return keys;
  }

  private static void connections(ConfigDef keys) {
    keys.define(
        BOOTSTRAP_SERVERS,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        NON_EMPTY,
        Importance.HIGH,
        "The Kafka brokers to begin with: host:port, separated by commas.");
    keys.define(
        SCHEMA_REGISTRY_URL,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        NON_EMPTY,
        Importance.HIGH,
        "Where the Schema Registry is. Further settings of its client are passed on by the prefixes"
            + " schema.registry., basic.auth. and bearer.auth.");
    keys.define(
        AUTO_REGISTER_SCHEMAS,
        ConfigDef.Type.BOOLEAN,
        true,
        Importance.MEDIUM,
        "Whether schemas that the registry does not know yet are registered. With false, register"
            + " them beforehand.");
    keys.define(
        APPLICATION_ID,
        ConfigDef.Type.STRING,
        "weir",
        NON_EMPTY,
        Importance.HIGH,
        "The Kafka Streams application id: consumer group, prefix of the internal topics and of the"
            + " transactional ids. Changing it begins again without state.");
    keys.define(
        TOPIC_PREFIX,
        ConfigDef.Type.STRING,
        "",
        Importance.MEDIUM,
        "Put before the name of every topic, such as 'plant7.'.");
  }

  private static void endpoints(ConfigDef keys) {
    keys.define(
        HTTP_HOST,
        ConfigDef.Type.STRING,
        "127.0.0.1",
        NON_EMPTY,
        Importance.MEDIUM,
        "The address that health, metrics and the list of models are served on. The endpoints have"
            + " no authentication: open them (0.0.0.0) only inside a network that you trust.");
    keys.define(
        HTTP_PORT,
        ConfigDef.Type.INT,
        8080,
        Range.between(0, 65535),
        Importance.MEDIUM,
        "The port; 0 takes a free one, which is logged.");
  }

  private static void routes(ConfigDef keys) {
    keys.define(
        ROUTES,
        ConfigDef.Type.STRING,
        "",
        Importance.HIGH,
        "The routes, separated by commas: a record takes the first one of its topic whose pattern"
            + " its source matches, and is a dead letter if there is none. Each has settings of its"
            + " own, below; a topic that no route takes is not read. Empty: the routes signals and"
            + " images take the whole signals and the images of all sources. The records of a"
            + " topic wait until each of its routes has a model.");
    duration(
        keys,
        CONTINUOUS_IDLE,
        "1h",
        "1s",
        Importance.MEDIUM,
        "What is kept of a continuous signal goes when its source has brought nothing new for this"
            + " long, by the clock and by the event times of its partition. The source may then"
            + " begin again anywhere.");
  }

  private static void labelsAndAccuracy(ConfigDef keys) {
    duration(
        keys,
        LABELS_RETENTION,
        "24h",
        "1s",
        Importance.HIGH,
        "How long a prediction waits for its label, a label for its record, and a record's id is"
            + " known as a duplicate. An entry goes when both its event time is older than this"
            + " against the newest event time of its partition, and it was first seen longer ago"
            + " than this by the clock: an outage or a backlog loses no labels.");
    duration(
        keys,
        LABELS_LATE_MEMORY,
        "1h",
        "0",
        Importance.LOW,
        "How much longer than labels.retention a prediction is remembered: a label that comes then"
            + " is counted as too late, one that comes later still as of an unknown record. It adds"
            + " to the state as the retention does.");
    keys.define(
        LABELS_REPARTITION,
        ConfigDef.Type.BOOLEAN,
        false,
        Importance.LOW,
        "Whether labels go through a topic of the application's own that lays them where Java's"
            + " partitioner lays their sources: for producers of labels that place records by"
            + " another rule. Change it on all instances at once, while they are stopped; the state"
            + " is then read back from Kafka.");
    duration(
        keys,
        ACCURACY_WINDOW,
        "1m",
        "1ms",
        Importance.MEDIUM,
        "The length of the accuracy windows, which tumble by the predictions' event time. Change it"
            + " only with a new application id: windows of two lengths would add up under one"
            + " key.");
    duration(
        keys,
        ACCURACY_EMIT_INTERVAL,
        "1s",
        "0",
        Importance.MEDIUM,
        "A changed accuracy window is emitted at most once in this time; 0 emits every change.");
    duration(
        keys,
        ACCURACY_RETENTION,
        "7d",
        "1s",
        Importance.MEDIUM,
        "How long the counts of an accuracy window are kept after its last change; longer than"
            + " labels.retention, or late labels would begin the window again.");
    keys.define(
        ACCURACY_FADING,
        ConfigDef.Type.DOUBLE,
        0.999,
        new FractionRange(),
        Importance.LOW,
        "The fading factor of the prequential accuracy: the weight of a label against that of the"
            + " next one, by event time. 0.999 remembers about the last 1,000 labels.");
  }

  private static void drift(ConfigDef keys) {
    keys.define(
        DRIFT_ERROR_TOLERANCE,
        ConfigDef.Type.DOUBLE,
        0.01,
        Range.between(0, 1),
        Importance.MEDIUM,
        "By how much a version's error rate may rise without being noticed; 0.01 is a percentage"
            + " point.");
    keys.define(
        DRIFT_ERROR_THRESHOLD,
        ConfigDef.Type.DOUBLE,
        50.0,
        Range.atLeast(1),
        Importance.MEDIUM,
        "How many errors too many alarm: fewer are noticed sooner, and more often by chance;"
            + " docs/drift.md has the rates.");
    keys.define(
        DRIFT_ERROR_LABELS,
        ConfigDef.Type.INT,
        200,
        Range.atLeast(1),
        Importance.LOW,
        "How many labels of a version must be known, since the last alarm, before there is one.");
    duration(
        keys,
        DRIFT_ERROR_SETTLE,
        "1m",
        "0",
        Importance.LOW,
        "An accuracy window takes part once a window that begins this much later has labels, so"
            + " that it is not judged by its first few. 0: at once.");
    keys.define(
        DRIFT_SCORES_PREDICTIONS,
        ConfigDef.Type.INT,
        1_000,
        Range.atLeast(100),
        Importance.MEDIUM,
        "A version's scores are compared with the reference in its artifact each time that so many"
            + " predictions have been made.");
    keys.define(
        DRIFT_SCORES_MODERATE,
        ConfigDef.Type.DOUBLE,
        0.1,
        Range.atLeast(0),
        Importance.LOW,
        "The population stability index from which on a change of the scores is moderate.");
    keys.define(
        DRIFT_SCORES_MAJOR,
        ConfigDef.Type.DOUBLE,
        0.25,
        Range.atLeast(0),
        Importance.LOW,
        "The population stability index from which on a change of the scores is major.");
    duration(
        keys,
        DRIFT_SCORES_INTERVAL,
        "5s",
        "100ms",
        Importance.LOW,
        "How often the counts of scores are sent on; each task sends one record a version.");
  }

  private static void limits(ConfigDef keys) {
    duration(
        keys,
        EVENT_TIME_MAX_PAST,
        "3650d",
        "1s",
        Importance.MEDIUM,
        "Records whose event time lies longer ago are dead letters.");
    duration(
        keys,
        EVENT_TIME_MAX_FUTURE,
        "1h",
        "0",
        Importance.MEDIUM,
        "Records whose event time lies further ahead of the clock are dead letters.");
    keys.define(
        MODEL_MAX_BYTES,
        ConfigDef.Type.LONG,
        1L << 30,
        Range.atLeast(1),
        Importance.MEDIUM,
        "Model artifacts with more bytes are refused.");
    keys.define(
        DEAD_LETTER_MAX_BYTES,
        ConfigDef.Type.INT,
        900_000,
        Range.atLeast(0),
        Importance.LOW,
        "The value of a dead letter with more bytes is left out, so that the broker takes the"
            + " record; its headers say where the original lies. Keep it below the topic's"
            + " max.message.bytes.");
    duration(
        keys,
        RETRY_TIMEOUT,
        "45s",
        "0",
        Importance.MEDIUM,
        "How long a record waits for the registry to answer, or for its model version to be loaded,"
            + " before the application stops. Nothing is lost: it continues there when it is"
            + " started again. Less than max.poll.interval.ms.");
  }

  private static void challengers(ConfigDef keys) {
    keys.define(
        ROLE,
        ConfigDef.Type.STRING,
        Role.ALL.tag(),
        ValidString.in(Role.tags()),
        Importance.MEDIUM,
        "Which versions of the timeline score here: all, champion or challenger. To keep"
            + " challengers away from the champion altogether, run the application twice: with"
            + " role=champion, and with role=challenger under another application.id and state.dir."
            + " The latter sends only the challengers' predictions and no dead letters, and passes"
            + " over a challenger that is not loaded yet.");
    keys.define(
        CHALLENGER_MAX_FAILURES,
        ConfigDef.Type.INT,
        5,
        Range.atLeast(1),
        Importance.MEDIUM,
        "A challenger that fails on this many records in a row, by an exception or by taking longer"
            + " than challenger.time.budget, is suspended until it is assigned again, from another"
            + " moment, or the application is started again.");
    duration(
        keys,
        CHALLENGER_TIME_BUDGET,
        "50ms",
        "1ms",
        Importance.MEDIUM,
        "How long a challenger may take for a record. The champion's next record waits for it: one"
            + " that hangs is only kept away by role.");
  }

  private static void streams(ConfigDef keys) {
    duration(
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
    keys.define(
        PROCESSING_GUARANTEE,
        ConfigDef.Type.STRING,
        "exactly_once_v2",
        ValidString.in("exactly_once_v2", "at_least_once"),
        Importance.MEDIUM,
        "exactly_once_v2 or at_least_once. With the latter an instance that is killed may predict"
            + " and count again what it did since its last commit.");
    keys.define(
        NUM_STREAM_THREADS,
        ConfigDef.Type.INT,
        1,
        Range.atLeast(1),
        Importance.MEDIUM,
        "The threads that classify; more than there are partitions of signals stay idle.");
    duration(
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
        NON_EMPTY,
        Importance.HIGH,
        "The folder of the local state. Keep it over restarts: without it the state is read back"
            + " from Kafka.");
    keys.define(
        GROUP_PROTOCOL,
        ConfigDef.Type.STRING,
        "classic",
        ValidString.in("classic", "streams"),
        Importance.LOW,
        "classic, or streams: the newer protocol of Kafka, without static membership and with"
            + " standby replicas set on the broker. With streams no record is read before the"
            + " routes of all input topics have models: list only routes that get one.");
    duration(
        keys,
        SHUTDOWN_TIMEOUT,
        "30s",
        "0",
        Importance.LOW,
        "How long an orderly shutdown may take.");
  }

  private static void duration(
      ConfigDef keys, String key, String value, String least, Importance importance, String doc) {
    keys.define(key, ConfigDef.Type.STRING, value, new DurationRange(least), importance, doc);
  }
}
