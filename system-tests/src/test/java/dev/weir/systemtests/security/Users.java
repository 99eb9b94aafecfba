package dev.weir.systemtests.security;

import java.util.HashMap;
import java.util.Map;

/** Names and passwords of a cluster's users, for SASL PLAIN. */
final class Users {

  static final String ADMIN = "admin";
  static final String APPLICATION = "application";
  static final String PRODUCER = "producer";
  static final String CONSUMER = "consumer";
  static final String PUBLISHER = "publisher";

  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
          + " password=\"%s\"";

  private Users() {}

  static String password(String user) {
    return user + "-secret";
  }

  /** Settings of brokers, whose own name is admin. */
  static Map<String, String> ofBrokers() {
    StringBuilder jaas = new StringBuilder(MODULE.formatted(ADMIN, password(ADMIN)));
    for (String user : new String[] {ADMIN, APPLICATION, PRODUCER, CONSUMER, PUBLISHER}) {
      jaas.append(" user_%s=\"%s\"".formatted(user, password(user)));
    }
    return Map.of(
        "listener.security.protocol.map", "BROKER:SASL_SSL,CONTROLLER:PLAINTEXT",
        "sasl.enabled.mechanisms", "PLAIN",
        "sasl.mechanism.inter.broker.protocol", "PLAIN",
        "listener.name.broker.plain.sasl.jaas.config", jaas.append(';').toString(),
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        // Brokers and controller communicate without authentication, on a listener that clients do
        // not use.
        "super.users", "User:" + ADMIN + ";User:ANONYMOUS");
  }

  /** Settings of a client. */
  static Map<String, String> ofClient(String user, String password) {
    Map<String, String> settings = new HashMap<>();
    settings.put("security.protocol", "SASL_SSL");
    settings.put("sasl.mechanism", "PLAIN");
    settings.put("sasl.jaas.config", MODULE.formatted(user, password) + ";");
    return settings;
  }
}
