package dev.weir.stream.config;

import dev.weir.schemas.MarkdownTable;
import java.util.Comparator;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The configuration page, generated from {@link Keys}, so that the two always agree. */
public final class ConfigPage {
  private static final String HEAD =
      """
      # Configuration

      Made from the application's own definition by `./weir serve --settings`; a test fails when this page is stale.

      Settings are read from a properties file (`./weir serve FILE`) and from the environment, which wins: `http.port` is
      `WEIR_HTTP_PORT`. Durations are numbers with a unit: `500ms`, `30s`, `5m`, `24h`, `7d`. An unknown key is an error that
      names a near one, and all errors are reported at once. Keys that begin with `kafka.` go to the Kafka clients without
      that prefix (`kafka.security.protocol`); those that begin with `schema.registry.`, `basic.auth.` or `bearer.auth.` go
      to the registry's client as they are.

      The log goes to standard error, and three environment variables shape it: `WEIR_LOG_FORMAT` is `text` or `json` (one
      object a line), `WEIR_LOG` the level of the application (`info`), `WEIR_LOG_LIBRARIES` that of everything else
      (`error`). No level logs what a record holds, nor a secret.

      | key | default | importance | what it is |
      |---|---|---|---|
      """;

  private static final String ROUTES =
      """

      ## Routes
      Settings of each route that `routes` lists. With `routes=presses,rest` and `route.presses.sources=press-.*`, records of
      `press-1` take the route `presses` and all others take `rest`. From the environment only routes with names of
      lower-case letters, digits and dots can be set. See [continuous-signals.md](continuous-signals.md) for windows.

      | key | default | importance | what it is |
      |---|---|---|---|
      """;

  private ConfigPage() {}

  /** Renders the whole page as Markdown. */
  public static String render() {
    StringBuilder page = new StringBuilder(HEAD);
    ConfigDef keys = Keys.definition();
    keys.configKeys().values().stream()
        .sorted(Comparator.comparing(key -> key.importance))
        .forEach(key -> page.append(row("", key)));
    page.append(ROUTES);
    RouteKeys.definition()
        .configKeys()
        .values()
        .forEach(key -> page.append(row(RouteKeys.PREFIX + "NAME.", key)));
    return page.toString();
  }

  private static String row(String prefix, ConfigKey key) {
    return MarkdownTable.line(
        "`" + prefix + key.name + "`",
        defaultOf(key),
        key.importance.name().toLowerCase(Locale.ROOT),
        key.documentation);
  }

  private static String defaultOf(ConfigKey key) {
    if (!key.hasDefault()) {
      return "required";
    }
    String text = String.valueOf(key.defaultValue);
    return text.isEmpty() ? "empty" : "`" + text + "`";
  }
}
