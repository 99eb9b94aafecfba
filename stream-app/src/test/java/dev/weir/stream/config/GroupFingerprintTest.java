package dev.weir.stream.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupFingerprintTest {

  @ParameterizedTest
  @CsvSource({
    "topic.prefix, p8., topic.prefix",
    "role, champion, role",
    "routes, signals, routes",
    "labels.retention, 23h, labels.retention",
    "labels.late.memory, 2h, labels.late.memory",
    "labels.repartition, true, labels.repartition",
    "accuracy.window, 2m, accuracy.window",
    "accuracy.retention, 8d, accuracy.retention",
    "processing.guarantee, at_least_once, processing.guarantee"
  })
  void shouldNameTheSettingThatDiffers(String key, String value, String named) {
    GroupFingerprint usual = GroupFingerprint.of(config());
    GroupFingerprint other = GroupFingerprint.of(config(key, value));

    assertThat(usual.hasFormatsOf(other)).isTrue();
    assertThat(usual.differences(other)).containsExactly(named);
    assertThat(usual.toString()).isNotEqualTo(other.toString());
  }

  @Test
  void shouldBeDescribedWithTheApplicationId() {
    assertThat(ConfigKeys.definition().configKeys().get("application.id").documentation)
        .contains(" agree in " + String.join(", ", GroupFingerprint.SETTINGS) + ":");
  }

  @ParameterizedTest
  @CsvSource({
    "num.stream.threads, 7",
    "state.dir, elsewhere",
    "http.port, 1234",
    "retry.timeout, 20s",
    "commit.interval, 1s",
    "kafka.fetch.max.wait.ms, 7",
    "labels.retention, 1440m"
  })
  void shouldNotCountWhatMayDiffer(String key, String value) {
    assertThat(GroupFingerprint.of(config(key, value))).isEqualTo(GroupFingerprint.of(config()));
  }

  @ParameterizedTest
  @CsvSource({
    "route.a.sources, x-.*",
    "route.a.window, 30",
    "route.a.stride, 10",
    "route.a.lateness, 5",
    "route.a.channels, 3"
  })
  void shouldCountEachSettingOfARoute(String key, String value) {
    GroupFingerprint usual = GroupFingerprint.of(config("routes", "a,b", "route.a.window", "20"));
    GroupFingerprint other =
        GroupFingerprint.of(config("routes", "a,b", "route.a.window", "20", key, value));

    assertThat(usual.differences(other)).containsExactly("routes");
  }

  @Test
  void shouldCountShards() {
    GroupFingerprint two =
        GroupFingerprint.of(config("routes", "images", "route.images.shards", "2"));
    GroupFingerprint one =
        GroupFingerprint.of(config("routes", "images", "route.images.shards", "1"));

    assertThat(two.differences(one)).containsExactly("routes");
    assertThat(one).isEqualTo(GroupFingerprint.of(config("routes", "images")));
  }

  @Test
  void shouldBeReadFromTheClientIdsOfTheStreamsThreads() {
    // Given
    WeirConfig config = config();
    String clientId = StreamsSettings.streams(config).getProperty(StreamsConfig.CLIENT_ID_CONFIG);

    // When, then
    assertThat(GroupFingerprint.in(clientId + "-StreamThread-12-consumer"))
        .contains(GroupFingerprint.of(config));
    assertThat(clientId).startsWith("weir-");
    assertThat(StreamsSettings.streams(config).getProperty(StreamsConfig.CLIENT_ID_CONFIG))
        .as("another instance's")
        .isNotEqualTo(clientId);
  }

  @Test
  void shouldStandBehindAClientIdOfTheUsers() {
    assertThat(
            StreamsSettings.streams(config("kafka.client.id", "mine-w7.0000"))
                .getProperty(StreamsConfig.CLIENT_ID_CONFIG))
        .isEqualTo("mine-w7.0000-" + GroupFingerprint.of(config()));
  }

  @ParameterizedTest
  @CsvSource({
    "weir-0c8d1f9e-27ab-4b1e-9d3c-111122223333-StreamThread-1-consumer",
    "rdkafka",
    "weir-w1.",
    "''"
  })
  void shouldBeMissingElsewhere(String clientId) {
    assertThat(GroupFingerprint.in(clientId)).isEmpty();
  }

  @Test
  void shouldTellOtherFormatsOfState() {
    GroupFingerprint later = GroupFingerprint.in("weir-w2.00001111-consumer").orElseThrow();

    assertThat(GroupFingerprint.of(config()).hasFormatsOf(later)).isFalse();
  }

  private static WeirConfig config(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", "k:9092");
    settings.put("schema.registry.url", "http://r:8081");
    settings.put("application.id", "weir");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return WeirConfig.of(settings);
  }
}
