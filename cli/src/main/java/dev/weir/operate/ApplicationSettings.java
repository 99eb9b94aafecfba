package dev.weir.operate;

import dev.weir.console.ClientSettings;
import dev.weir.publish.ApplicationRules;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordChecks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What commands take from the application's settings, by the application's own reader. A file with
 * settings of Kafka's clients alone has none of them, and then the application's defaults count.
 */
public final class ApplicationSettings {
  private static final String ROUTES = "routes";

  /** The settings that are taken, beside those of each route. */
  private static final Set<String> OWN =
      Set.of(ROUTES, "model.max.bytes", "event.time.max.past", "event.time.max.future");

  /** What the application needs besides, none of which is asked for here. */
  private static final Map<String, String> NEEDED =
      Map.of(
          "application.id", "weir",
          "bootstrap.servers", "unused:9092",
          "schema.registry.url", "http://unused");

  private final WeirConfig config;
  private final boolean listsRoutes;

  private ApplicationSettings(Map<String, String> settings) {
    config = WeirConfig.of(settings);
    listsRoutes = settings.containsKey(ROUTES);
  }

  /**
   * Reads them.
   *
   * @throws dev.weir.stream.config.InvalidConfigException with every error
   */
  public static ApplicationSettings of(ClientSettings file) {
    Map<String, String> settings = new TreeMap<>(NEEDED);
    file.all()
        .forEach(
            (key, value) -> {
              if (OWN.contains(key) || key.startsWith("route.")) {
                settings.put(key, value);
              }
            });
    return new ApplicationSettings(settings);
  }

  /** The routes; {@code signals} and {@code images} where none is listed. */
  public List<RouteConfig> routes() {
    return config.routes();
  }

  /** Whether the settings list routes. */
  public boolean listsRoutes() {
    return listsRoutes;
  }

  /** What the application holds every record against. */
  public RecordChecks checks() {
    return new RecordChecks(config.eventTimeMaxPast(), config.eventTimeMaxFuture());
  }

  /** Which versions the application refuses. */
  public ApplicationRules rules() {
    return ApplicationRules.of(
        config.routes().stream().map(RouteConfig::needs).toList(), config.modelMaxBytes());
  }
}
