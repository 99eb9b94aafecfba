package dev.weir.stream.config;

import dev.weir.inputs.config.InputKeys;
import dev.weir.schemas.AvroSerdeConfig;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** Settings of connections, of the application's own addresses, and of the input. */
public final class ConnectionKeys {
  /** Kafka's limit for topic names is 249 characters, and names of changelogs are longer. */
  private static final int LONGEST_GROUP = 180;

  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST_GROUP + "}");

  static final ConfigKeys ALL = new ConfigKeys();

  public static final Setting<String> BOOTSTRAP_SERVERS =
      ALL.text(
              "bootstrap.servers",
              ConfigDef.NO_DEFAULT_VALUE,
              ConfigKeys.parsing(BrokerList::parse),
              Importance.HIGH)
          .doc(
              "Addresses of Kafka brokers for the first connection: host:port, separated by"
                  + " commas.");

  public static final Setting<String> SCHEMA_REGISTRY_URL =
      ALL.text(
              "schema.registry.url",
              ConfigDef.NO_DEFAULT_VALUE,
              ConfigKeys.parsing(RegistryUrls::parse),
              Importance.HIGH)
          .doc(
              "The address of the Schema Registry: for Confluent's, http://HOST:8081; for"
                  + " Apicurio's, http://HOST:8080/apis/ccompat/v7. Further settings of its client"
                  + " are passed on by the prefixes schema.registry., basic.auth. and"
                  + " bearer.auth.");

  public static final Setting<Boolean> AUTO_REGISTER_SCHEMAS =
      ALL.flag("auto.register.schemas", true, Importance.MEDIUM)
          .doc(
              "Whether schemas that the registry does not know yet are registered. If false,"
                  + " register them beforehand.");

  public static final Setting<String> REGISTRY_SUBJECTS =
      ALL.oneOf(AvroSerdeConfig.SUBJECTS, Importance.MEDIUM, "any", "topic")
          .doc(
              "The schemas that records may be written with: any that the registry knows, or, with"
                  + " topic, only those registered under the subject of the record's topic"
                  + " (signals-value); records with other schemas are dead letters. Use topic if"
                  + " other teams may register schemas.");

  public static final Setting<String> APPLICATION_ID =
      ALL.text("application.id", "weir", ConnectionKeys::requireGroupName, Importance.HIGH)
          .doc(
              "The Kafka Streams application id: the consumer group and the prefix of the internal"
                  + " topics and transactional ids. A changed id starts without state. Instances"
                  + " with the same id share its work and must agree in topic.prefix, role, routes,"
                  + " labels.retention, labels.late.memory, labels.repartition, accuracy.window,"
                  + " accuracy.retention, processing.guarantee: one that differs does not start"
                  + " beside them.");

  public static final Setting<TopicNames> TOPIC_PREFIX =
      ALL.parsed("topic.prefix", "", TopicNames::new, Importance.MEDIUM)
          .doc(
              "Prepended to the name of every topic, such as 'plant7.', except for topics with a"
                  + " name of their own (topic.NAME). A prefix requires an"
                  + " application.id, so that no other deployment shares the consumer group.");

  /** The settings with the topics' own names. */
  static final Map<Topic, Setting<String>> TOPIC_NAMES = topicNames();

  public static final Setting<String> HTTP_HOST =
      ALL.text("http.host", "127.0.0.1", new NonEmptyString(), Importance.MEDIUM)
          .doc(
              "The address on which health, metrics and the list of models are served. The"
                  + " endpoints have no authentication: open them (0.0.0.0) only inside a trusted"
                  + " network.");

  public static final Setting<Integer> HTTP_PORT =
      ALL.number("http.port", 8080, Range.between(0, 65535), Importance.MEDIUM)
          .doc("The HTTP port; 0 selects a free one, which is logged.");

  public static final Setting<Integer> HEALTH_PORT =
      ALL.number("health.port", 8085, Range.between(0, 65535), Importance.MEDIUM)
          .doc(
              "The port, also at http.host, that serves only /health/live and /health/ready, which"
                  + " http.port serves too. Probes use it, so that clients that keep http.port busy"
                  + " cannot make the application appear dead. 0 selects a free one, which is"
                  + " logged.");

  public static final Setting<String> INPUTS =
      ALL.text(InputKeys.INPUTS, "", null, Importance.HIGH)
          .doc(
              "Topics of your own, whose records are mapped to Weir's: names, separated by commas."
                  + " Each has its own settings, below.");

  public static final Setting<String> ROUTES =
      ALL.text("routes", "", null, Importance.HIGH)
          .doc(
              "The routes, separated by commas. A record takes the first route of its topic whose"
                  + " pattern matches its source, and is a dead letter if none does. Each route has"
                  + " its own settings, below; a topic without a route is not read. If empty, each"
                  + " of inputs has a route of its name; without inputs, the routes signals and"
                  + " images take the whole signals and the images of all sources. The records of a"
                  + " topic wait until each of its routes has a model.");

  public static final Setting<Duration> CONTINUOUS_IDLE =
      ALL.duration("continuous.idle", "1h", "1s", Importance.MEDIUM)
          .doc(
              "The buffered samples of a continuous signal are discarded when its source has sent"
                  + " nothing new for this long, by the clock and by the event times of its"
                  + " partition. The source may then restart at any index; it may restart at"
                  + " earlier samples as soon as its own event times have advanced by this much.");

  private ConnectionKeys() {}

  private static Map<Topic, Setting<String>> topicNames() {
    Map<Topic, Setting<String>> names = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      names.put(
          topic,
          ALL.text(
                  "topic." + topic.baseName().replace('-', '.'),
                  "",
                  ConfigKeys.parsing(name -> name.isEmpty() ? name : TopicNames.requireName(name)),
                  Importance.LOW)
              .doc(
                  "The whole name of the topic %s, to which topic.prefix does not apply. If empty, the prefix and %s."
                      .formatted(topic.baseName(), topic.baseName())));
    }
    return Collections.unmodifiableMap(names);
  }

  /** Names of topics and folders begin with the application id. */
  private static void requireGroupName(String name, Object value) {
    String text = (String) value;
    if (!GROUP.matcher(text).matches() || text.equals(".") || text.equals("..")) {
      throw new ConfigException(
          name, value, "use at most " + LONGEST_GROUP + " letters, digits, '.', '_' and '-'");
    }
  }
}
