package dev.weir.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;

/**
 * The settings of {@link AvroSerde}, under Confluent's keys. Other settings, such as {@code
 * basic.auth.*}, {@code bearer.auth.*}, {@code schema.registry.ssl.*} and {@code proxy.*}, are
 * passed to Confluent's client unchanged.
 */
public final class AvroSerdeConfig extends AbstractConfig {
  /** Comma-separated addresses of the registry; {@code mock://NAME} for tests. */
  public static final String SCHEMA_REGISTRY_URL = "schema.registry.url";

  /** Whether an unknown schema is registered on its first write. */
  public static final String AUTO_REGISTER_SCHEMAS = "auto.register.schemas";

  /** Maximum number of schemas per subject in the client's cache. */
  public static final String MAX_SCHEMAS_PER_SUBJECT = "max.schemas.per.subject";

  /** Whether the registry normalizes schemas before comparing them. */
  public static final String NORMALIZE_SCHEMAS = "normalize.schemas";

  /** Naming of key subjects; see {@link SubjectNaming}. */
  public static final String KEY_SUBJECT_NAME_STRATEGY = "key.subject.name.strategy";

  /** Naming of value subjects; see {@link SubjectNaming}. */
  public static final String VALUE_SUBJECT_NAME_STRATEGY = "value.subject.name.strategy";

  /** Which schemas are accepted on a topic: {@code any}, or only the {@code topic}'s subject. */
  public static final String SUBJECTS = "schema.registry.subjects";

  /** Connect timeout of Confluent's client. */
  public static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";

  /** Read timeout of Confluent's client; with the connect timeout, also the limit on an answer. */
  public static final String READ_TIMEOUT = "http.read.timeout.ms";

  private static final String BASIC_SOURCE = "basic.auth.credentials.source";
  private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  private static final String USE_LATEST_VERSION = "use.latest.version";
  private static final String REQUEST_HEADER = "request.header.";
  private static final String TOPIC_STRATEGY = SubjectNaming.TOPIC.strategy();

  /**
   * Confluent's default is 60 s, and a few such waits exceed max.poll.interval.ms; a healthy
   * registry answers in milliseconds.
   */
  private static final int CONNECT_TIMEOUT_MS = 5_000;

  private static final int READ_TIMEOUT_MS = 10_000;

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              SCHEMA_REGISTRY_URL,
              ConfigDef.Type.LIST,
              List.of(),
              Importance.HIGH,
              "Addresses of the Schema Registry, separated by commas. mock://NAME is one in memory,"
                  + " for tests.")
          .define(
              AUTO_REGISTER_SCHEMAS,
              ConfigDef.Type.BOOLEAN,
              true,
              Importance.MEDIUM,
              "Register a schema when it is first written. If false, it must be there already.")
          .define(
              MAX_SCHEMAS_PER_SUBJECT,
              ConfigDef.Type.INT,
              1000,
              Range.atLeast(1),
              Importance.LOW,
              "How many schemas the client keeps for a subject.")
          .define(
              NORMALIZE_SCHEMAS,
              ConfigDef.Type.BOOLEAN,
              false,
              Importance.LOW,
              "Whether the registry compares schemas in a normal form.")
          .define(
              KEY_SUBJECT_NAME_STRATEGY,
              ConfigDef.Type.STRING,
              TOPIC_STRATEGY,
              Importance.MEDIUM,
              "How a key's subject is named: TopicNameStrategy, RecordNameStrategy or"
                  + " TopicRecordNameStrategy.")
          .define(
              VALUE_SUBJECT_NAME_STRATEGY,
              ConfigDef.Type.STRING,
              TOPIC_STRATEGY,
              Importance.MEDIUM,
              "How a value's subject is named: TopicNameStrategy, RecordNameStrategy or"
                  + " TopicRecordNameStrategy.")
          .define(
              SUBJECTS,
              ConfigDef.Type.STRING,
              WriterSubjects.ANY_SUBJECT,
              ValidString.in(WriterSubjects.ANY_SUBJECT, WriterSubjects.TOPIC_SUBJECT),
              Importance.MEDIUM,
              "Which schemas are read: any, or only those registered under the topic's subject.")
          .define(
              CONNECT_TIMEOUT,
              ConfigDef.Type.INT,
              CONNECT_TIMEOUT_MS,
              Range.atLeast(0),
              Importance.LOW,
              "Milliseconds that connecting to the registry may take; 0: no limit.")
          .define(
              READ_TIMEOUT,
              ConfigDef.Type.INT,
              READ_TIMEOUT_MS,
              Range.atLeast(0),
              Importance.LOW,
              "Milliseconds that the registry may send nothing; 0: no limit. A whole answer may"
                  + " take this and the connect timeout together, for each address.")
          .define(
              USE_LATEST_VERSION,
              ConfigDef.Type.BOOLEAN,
              false,
              Importance.LOW,
              "Only false: records are written with the schema that this version was built with.");

  /**
   * Reads the settings.
   *
   * @throws ConfigException if a setting has the wrong type or is not supported
   */
  public AvroSerdeConfig(Map<String, ?> settings) {
    super(DEFINITION, withNames(settings), false);
    if (getBoolean(USE_LATEST_VERSION)) {
      throw new ConfigException(
          USE_LATEST_VERSION,
          true,
          "Records are written with the schema that they were built with. Remove this setting; with"
              + " "
              + AUTO_REGISTER_SCHEMAS
              + "=false nothing is registered");
    }
  }

  /** The definitions, also for the generated documentation. */
  public static ConfigDef definition() {
    return new ConfigDef(DEFINITION);
  }

  List<String> urls() {
    List<String> urls = getList(SCHEMA_REGISTRY_URL);
    if (urls.isEmpty()) {
      throw new ConfigException(
          "Missing setting %s: the address of the Schema Registry, such as http://localhost:8081 or, of Apicurio, http://localhost:8081/apis/ccompat/v7"
              .formatted(SCHEMA_REGISTRY_URL));
    }
    return urls;
  }

  /** The total time of a request that tries all addresses; none if one of the timeouts is 0. */
  TimeLimit requestLimit() {
    int connect = getInt(CONNECT_TIMEOUT);
    int read = getInt(READ_TIMEOUT);
    return connect == 0 || read == 0
        ? TimeLimit.NONE
        : new TimeLimit(Duration.ofMillis(connect).plusMillis(read).multipliedBy(urls().size()));
  }

  SubjectNaming subjectNaming(boolean isKey) {
    return SubjectNaming.of(
        getString(isKey ? KEY_SUBJECT_NAME_STRATEGY : VALUE_SUBJECT_NAME_STRATEGY));
  }

  WriterSubjects writerSubjects(boolean isKey) {
    return getString(SUBJECTS).equals(WriterSubjects.TOPIC_SUBJECT)
        ? WriterSubjects.ofTopic(subjectNaming(isKey), isKey)
        : WriterSubjects.ANY;
  }

  /**
   * The settings for Confluent's client, with default timeouts. The client by itself ignores
   * credentials in an address.
   */
  Map<String, Object> clientSettings() {
    Map<String, Object> settings = new HashMap<>(originals());
    settings.put(CONNECT_TIMEOUT, getInt(CONNECT_TIMEOUT));
    settings.put(READ_TIMEOUT, getInt(READ_TIMEOUT));
    if (!settings.containsKey(BEARER_SOURCE)
        && getList(SCHEMA_REGISTRY_URL).stream().anyMatch(url -> url.contains("@"))) {
      settings.putIfAbsent(BASIC_SOURCE, "URL");
    }
    return settings;
  }

  /** HTTP headers of every request, from settings that begin with {@code request.header.}. */
  Map<String, String> requestHeaders() {
    Map<String, String> headers = new HashMap<>();
    originalsWithPrefix(REQUEST_HEADER).forEach((k, v) -> headers.put(k, String.valueOf(v)));
    return headers;
  }

  /** Confluent's settings may contain the strategy as a class. */
  private static Map<String, Object> withNames(Map<String, ?> settings) {
    Map<String, Object> named = new HashMap<>(settings);
    named.replaceAll((key, value) -> value instanceof Class<?> type ? type.getName() : value);
    return named;
  }
}
