package dev.weir.stream.config;

import dev.weir.inputs.config.InputKeys;
import dev.weir.schemas.MarkdownTable;
import java.util.Comparator;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The configuration page, generated from {@link ConfigKeys}, so that the two always agree. */
public final class ConfigPage {
  private static final String HEAD =
      """
      # Configuration

      Generated from the application's definition by `./weir serve --settings`; a test fails if this page is stale.

      Settings are read from a properties file (`./weir serve FILE`) and from the environment, which takes precedence:
      `http.port` is `WEIR_HTTP_PORT`. Durations are numbers with a unit: `500ms`, `30s`, `5m`, `24h`, `7d`. An unknown key
      is an error that suggests a similar one, and all errors are reported together. Keys that begin with `kafka.` are
      passed to the Kafka clients without that prefix (`kafka.security.protocol`); those that begin with
      `schema.registry.`, `basic.auth.` or `bearer.auth.` are passed to the registry's client as they are.

      The log goes to standard error and is configured by three environment variables: `WEIR_LOG_FORMAT` is `text` or `json`
      (one object per line), `WEIR_LOG` the level of the application (`info`), `WEIR_LOG_LIBRARIES` that of everything else
      (`error`). No level logs the content of a record or a secret.

      | key | default | importance | what it is |
      |---|---|---|---|
      """;

  private static final String ROUTES =
      """

      ## Routes
      Settings of each route that `routes` lists. With `routes=presses,rest` and `route.presses.sources=press-.*`, records of
      `press-1` take the route `presses` and all others `rest`. The environment can only set routes whose names consist of
      lower-case letters, digits and dots. See [continuous-signals.md](continuous-signals.md) for windows.

      | key | default | importance | what it is |
      |---|---|---|---|
      """;

  private static final String INPUTS =
      """

      ## Topics of your own
      Settings of each input that `inputs` lists: where in its records the parts of a signal, a reading or an image are. With
      `inputs=presses` and `input.presses.topic=plant.press.cycles`, its records take the route `presses`. Paths are names of
      fields, separated by dots: `machine.id`, `channels[0].data`, `samples[*].x`. See
      [your-own-topics.md](your-own-topics.md) for worked cases.

      | key | default | importance | what it is |
      |---|---|---|---|
      """;

  private static final String LABELS =
      """

      ## Labels in records of your own
      With `labels.topic`, labels are read from that topic too, besides Weir's own.

      | key | default | importance | what it is |
      |---|---|---|---|
      """;

  private ConfigPage() {}

  /** Renders the whole page as Markdown. */
  public static String render() {
    StringBuilder page = new StringBuilder(HEAD);
    ConfigDef keys = ConfigKeys.definition();
    keys.configKeys().values().stream()
        .sorted(Comparator.comparing(key -> key.importance))
        .forEach(key -> page.append(row("", key)));
    page.append(ROUTES);
    PerRouteKeys.definition()
        .configKeys()
        .values()
        .forEach(key -> page.append(row(PerRouteKeys.PREFIX + "NAME.", key)));
    page.append(INPUTS);
    append(page, InputKeys.PREFIX + "NAME.", InputKeys.ofInput());
    page.append(LABELS);
    append(page, InputKeys.LABELS, InputKeys.ofLabels());
    return page.toString();
  }

  private static void append(StringBuilder page, String prefix, ConfigDef keys) {
    keys.configKeys().values().forEach(key -> page.append(row(prefix, key)));
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
