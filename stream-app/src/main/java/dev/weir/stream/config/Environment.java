package dev.weir.stream.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Settings from environment variables: {@code WEIR_HTTP_PORT} is {@code http.port}, {@code
 * WEIR_KAFKA_SASL_MECHANISM} is {@code kafka.sasl.mechanism}.
 *
 * <p>Kubernetes adds variables for each service of a namespace to every container: a service named
 * {@code weir} adds {@code WEIR_SERVICE_HOST} and {@code WEIR_PORT}. They are not settings and are
 * ignored, as are the launcher's own variables.
 */
final class Environment {
  private static final String PREFIX = "WEIR_";
  private static final Set<String> LAUNCHER =
      Set.of(
          "WEIR_CONFIG",
          "WEIR_HOME",
          "WEIR_INSTANCES",
          "WEIR_JAVA_OPTS",
          "WEIR_LOG",
          "WEIR_LOG_FORMAT",
          "WEIR_LOG_LIBRARIES",
          "WEIR_NO_BUILD");
  private static final Pattern SERVICE_LINK =
      Pattern.compile("WEIR_(.*_)?(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.*)?)?)");

  private Environment() {}

  /**
   * Extracts the settings.
   *
   * @param variables the environment
   * @param known whether a key exists: an existing key wins over a Kubernetes variable of the same
   *     form
   */
  static Map<String, String> settings(Map<String, String> variables, Predicate<String> known) {
    Map<String, String> settings = new TreeMap<>();
    variables.forEach(
        (name, value) -> {
          String key = key(name);
          if (isSetting(name) && (known.test(key) || !SERVICE_LINK.matcher(name).matches())) {
            settings.put(key, value);
          }
        });
    return settings;
  }

  private static boolean isSetting(String name) {
    return name.startsWith(PREFIX) && !LAUNCHER.contains(name);
  }

  private static String key(String name) {
    return name.substring(Math.min(name.length(), PREFIX.length()))
        .toLowerCase(Locale.ROOT)
        .replace('_', '.');
  }
}
