package dev.weir.stream.config;

import dev.weir.schemas.AvroSerdeConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The keys of what the application connects to and of its own addresses. */
final class ConnectionKeys {
  static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
  static final String AUTO_REGISTER_SCHEMAS = "auto.register.schemas";
  static final String REGISTRY_SUBJECTS = AvroSerdeConfig.SUBJECTS;
  static final String APPLICATION_ID = "application.id";
  static final String TOPIC_PREFIX = "topic.prefix";
  static final String HTTP_HOST = "http.host";
  static final String HTTP_PORT = "http.port";
  static final String HEALTH_PORT = "health.port";

  private ConnectionKeys() {}

  static void define(ConfigDef keys) {
    keys.define(
        BOOTSTRAP_SERVERS,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        new BrokerList(),
        Importance.HIGH,
        "The Kafka brokers to begin with: host:port, separated by commas.");
    keys.define(
        SCHEMA_REGISTRY_URL,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        new RegistryUrls(),
        Importance.HIGH,
        "Where the Schema Registry is: of Confluent's, http://HOST:8081; of Apicurio's,"
            + " http://HOST:8080/apis/ccompat/v7. Further settings of its client are passed on by"
            + " the prefixes schema.registry., basic.auth. and bearer.auth.");
    keys.define(
        AUTO_REGISTER_SCHEMAS,
        ConfigDef.Type.BOOLEAN,
        true,
        Importance.MEDIUM,
        "Whether schemas that the registry does not know yet are registered. With false, register"
            + " them beforehand.");
    keys.define(
        REGISTRY_SUBJECTS,
        ConfigDef.Type.STRING,
        "any",
        ConfigDef.ValidString.in("any", "topic"),
        Importance.MEDIUM,
        "Which schemas records may be written with: any that the registry knows, or, with topic,"
            + " only those registered under the subject of the record's topic (signals-value);"
            + " others are dead letters. Take topic where other teams may register schemas.");
    keys.define(
        APPLICATION_ID,
        ConfigDef.Type.STRING,
        "weir",
        new GroupName(),
        Importance.HIGH,
        "The Kafka Streams application id: consumer group, prefix of the internal topics and of the"
            + " transactional ids. Changing it begins again without state. Instances of one id"
            + " share its work, and must agree in "
            + String.join(", ", GroupFingerprint.SETTINGS)
            + ": one that differs does not start beside them.");
    keys.define(
        TOPIC_PREFIX,
        ConfigDef.Type.STRING,
        "",
        new TopicPrefix(),
        Importance.MEDIUM,
        "Put before the name of every topic, such as 'plant7.'. The application then wants an"
            + " application.id as well, so that no other deployment has the same group.");
    keys.define(
        HTTP_HOST,
        ConfigDef.Type.STRING,
        "127.0.0.1",
        Keys.NON_EMPTY,
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
    keys.define(
        HEALTH_PORT,
        ConfigDef.Type.INT,
        8085,
        Range.between(0, 65535),
        Importance.MEDIUM,
        "The port, at http.host too, of /health/live and /health/ready alone, which are also on"
            + " http.port: probes ask here, so that clients that keep http.port busy cannot make"
            + " the application look dead. 0 takes a free one, which is logged.");
  }
}
