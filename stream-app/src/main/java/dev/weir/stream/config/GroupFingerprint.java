package dev.weir.stream.config;

import dev.weir.base.Digests;
import dev.weir.inputs.mapping.FormatSettings;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.TopicNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What all members of a consumer group must have in common, short enough for their client ids,
 * where brokers show it to anyone who describes the group.
 *
 * <p>Its text is {@code w1.} and four hexadecimal digits for each of {@link #SETTINGS}: a client id
 * ends with {@code -w1.0f3a...}. {@code 1} is the generation of the formats that members share:
 * stores, changelogs and repartition topics. Two different values of a setting have the same digits
 * in one case of 65,536.
 *
 * @param generation of the formats of state
 * @param digests of the values of the settings, in the order of {@link #SETTINGS}
 */
public record GroupFingerprint(int generation, List<String> digests) {
  /** Incremented when the format of a store, its changelog or a repartition topic changes. */
  static final int GENERATION = 1;

  private static final List<Setting<?>> SHARED =
      List.of(
          ConnectionKeys.TOPIC_PREFIX,
          ScoringKeys.ROLE,
          ConnectionKeys.ROUTES,
          MonitoringKeys.LABELS_RETENTION,
          MonitoringKeys.LABELS_LATE_MEMORY,
          MonitoringKeys.LABELS_REPARTITION,
          MonitoringKeys.ACCURACY_WINDOW,
          MonitoringKeys.ACCURACY_RETENTION,
          StreamsKeys.PROCESSING_GUARANTEE);

  /** The settings that members must share; all others may differ. */
  public static final List<String> SETTINGS = SHARED.stream().<String>map(Setting::name).toList();

  private static final int DIGITS = 4;
  private static final Pattern IN_CLIENT_ID =
      Pattern.compile(".*-w(\\d{1,4})\\.((?:[0-9a-f]{%d})+)(?:-.*)?".formatted(DIGITS));

  public GroupFingerprint {
    digests = List.copyOf(digests);
  }

  /** The fingerprint of an application with these settings. */
  public static GroupFingerprint of(WeirConfig config) {
    return new GroupFingerprint(
        GENERATION, SHARED.stream().map(setting -> digest(text(setting, config))).toList());
  }

  /** Equal values have equal text: {@code 24h} and {@code 1d} do not differ. */
  private static String text(Setting<?> setting, WeirConfig config) {
    if (setting.equals(ConnectionKeys.ROUTES)) {
      return routes(config);
    }
    return switch (config.get(setting)) {
      case TopicNames _ -> topics(config.topics());
      case InstanceRole role -> role.wireName();
      case Object value -> value.toString();
    };
  }

  private static String topics(TopicNames topics) {
    return topics.prefix()
        + topics.own().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(own -> "\n%s\t%s".formatted(own.getKey().baseName(), own.getValue()))
            .collect(Collectors.joining());
  }

  private static String routes(WeirConfig config) {
    Stream<String> routes = config.routes().stream().map(GroupFingerprint::route);
    Stream<String> inputs = config.mappings().stream().map(GroupFingerprint::mapping);
    return Stream.concat(routes, inputs).collect(Collectors.joining("\n"));
  }

  /** The path of a schema file may differ. */
  private static String mapping(InputMapping input) {
    FormatSettings details = input.settings();
    String format =
        String.join(
            "\t",
            details.message().orElse(""),
            String.valueOf(details.separator()),
            details.header().toString(),
            details.binaryType().wireName(),
            details.binaryOrder().toString());
    String mapping =
        Stream.of(
                input.name(),
                input.topic(),
                input.kind(),
                input.format(),
                format,
                input.id(),
                input.source(),
                input.time(),
                input.timeUnits(),
                input.values(),
                input.layout(),
                input.start(),
                input.interval(),
                input.label(),
                input.record(),
                input.image(),
                input.passthrough(),
                input.grid())
            .map(Object::toString)
            .collect(Collectors.joining("\t"));
    return input.isCopartitioned() ? mapping + "\tcopartitioned" : mapping;
  }

  private static String route(RouteConfig route) {
    String cut =
        route
            .cut()
            .map(c -> c.window() + " " + c.stride() + " " + c.lateness() + " " + c.channels())
            .orElse("");
    return String.join(
        "\t",
        route.name(),
        route.mapped().orElse(route.input().baseName()),
        route.sources().pattern(),
        Integer.toString(route.channels()),
        route.shards() == 1 ? cut : cut + "\t" + route.shards());
  }

  private static String digest(String value) {
    MessageDigest sha256 = Digests.sha256();
    sha256.update(value.getBytes(StandardCharsets.UTF_8));
    return Digests.hex(sha256).substring(0, DIGITS);
  }

  /** Extracts a member's fingerprint from its client id; empty if it has none. */
  public static Optional<GroupFingerprint> in(String clientId) {
    Matcher found = IN_CLIENT_ID.matcher(clientId);
    if (!found.matches()) {
      return Optional.empty();
    }
    String all = found.group(2);
    List<String> digests = new ArrayList<>();
    for (int i = 0; i < all.length(); i += DIGITS) {
      digests.add(all.substring(i, i + DIGITS));
    }
    return Optional.of(new GroupFingerprint(Integer.parseInt(found.group(1)), digests));
  }

  /** Whether the other member uses the same state formats. */
  public boolean hasFormatsOf(GroupFingerprint other) {
    return generation == other.generation && digests.size() == other.digests.size();
  }

  /** The settings that differ from those of a member with the same formats. */
  public List<String> differences(GroupFingerprint other) {
    return IntStream.range(0, SETTINGS.size())
        .filter(i -> !digests.get(i).equals(other.digests.get(i)))
        .mapToObj(SETTINGS::get)
        .toList();
  }

  /** The suffix of client ids. */
  @Override
  public String toString() {
    return "w" + generation + "." + String.join("", digests);
  }
}
