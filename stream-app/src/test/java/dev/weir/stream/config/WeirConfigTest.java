package dev.weir.stream.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.schemas.Topic;
import dev.weir.schemas.json.RecordFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeirConfigTest {

  /** A public key from the examples in RFC 8410. */
  private static final String KEY = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

  private static final Map<String, String> LEAST =
      Map.of("bootstrap.servers", "b:9092", "schema.registry.url", "http://r:8081");

  @Test
  void shouldHaveRecordedDefaults() {
    WeirConfig config = WeirConfig.of(LEAST);

    assertThat(config.bootstrapServers()).isEqualTo("b:9092");
    assertThat(config.applicationId()).isEqualTo("weir");
    assertThat(config.topics().prefix()).isEmpty();
    assertThat(config.stateDir()).isEqualTo(Path.of("state"));
    assertThat(config.get(ConnectionKeys.HTTP_HOST)).isEqualTo("127.0.0.1");
    assertThat(config.get(ConnectionKeys.HTTP_PORT)).isEqualTo(8080);
    assertThat(config.get(ConnectionKeys.HEALTH_PORT)).isEqualTo(8085);
    assertThat(config.get(StreamsKeys.LIVENESS_TIMEOUT)).isEqualTo(Duration.ofMinutes(4));
    assertThat(config.get(StreamsKeys.STATE_REPAIR)).isTrue();
    assertThat(config.get(StreamsKeys.ROCKSDB_MEMORY)).isEqualTo(134_217_728);
    assertThat(config.get(MonitoringKeys.LABELS_RETENTION)).isEqualTo(Duration.ofHours(24));
    assertThat(config.get(MonitoringKeys.LABELS_LATE_MEMORY)).isEqualTo(Duration.ofHours(1));
    assertThat(config.get(MonitoringKeys.LABELS_REPARTITION)).isFalse();
    assertThat(config.get(MonitoringKeys.ACCURACY_FADING)).isEqualTo(0.999);
    assertThat(config.drift())
        .isEqualTo(
            new DriftSettings(
                0.01,
                50,
                200,
                Duration.ofMinutes(1),
                1_000,
                0.1,
                0.25,
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                Duration.ofDays(7)));
    assertThat(config.get(MonitoringKeys.ACCURACY_WINDOW)).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.get(MonitoringKeys.ACCURACY_EMIT_INTERVAL)).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.get(MonitoringKeys.ACCURACY_RETENTION)).isEqualTo(Duration.ofDays(7));
    assertThat(config.get(ScoringKeys.EVENT_TIME_MAX_PAST)).isEqualTo(Duration.ofDays(3650));
    assertThat(config.get(ScoringKeys.EVENT_TIME_MAX_FUTURE)).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.get(ScoringKeys.MODEL_MAX_BYTES)).isEqualTo(256L << 20);
    assertThat(config.get(ScoringKeys.MODEL_MEMORY))
        .isBetween(
            Runtime.getRuntime().maxMemory() / 4, Runtime.getRuntime().maxMemory() * 31 / 100);
    assertThat(config.get(ScoringKeys.MODEL_KEEP)).isEqualTo(Duration.ofHours(1));
    assertThat(config.get(ScoringKeys.MODEL_TRIAL_TIME)).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.get(ScoringKeys.NO_USABLE_VERSION)).isEqualTo(NoUsableVersion.FIRST_USABLE);
    assertThat(config.get(ScoringKeys.MODEL_SIGNATURE_KEYS)).isEmpty();
    assertThat(config.role()).isEqualTo(InstanceRole.ALL);
    assertThat(config.get(ScoringKeys.CHALLENGER_MAX_FAILURES)).isEqualTo(5);
    assertThat(config.get(ScoringKeys.CHALLENGER_TIME_BUDGET)).isEqualTo(Duration.ofMillis(50));
    assertThat(config.get(ScoringKeys.DEAD_LETTER_MAX_BYTES)).isEqualTo(900_000);
    assertThat(config.get(ScoringKeys.HEADERS_COPY)).isEqualTo(HeaderCopy.DEAD_LETTERS);
    assertThat(config.get(ScoringKeys.HEADERS_MAX_BYTES)).isEqualTo(16_384);
    assertThat(config.get(ScoringKeys.RETRY_TIMEOUT)).isEqualTo(Duration.ofSeconds(45));
    assertThat(config.get(StreamsKeys.SHUTDOWN_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.get(StreamsKeys.PROCESSING_GUARANTEE)).isEqualTo("exactly_once_v2");
    assertThat(config.get(StreamsKeys.NUM_STREAM_THREADS)).isEqualTo(1);
    assertThat(config.get(StreamsKeys.RECORD_TIME)).isEqualTo(Duration.ofMillis(100));
    assertThat(config.get(StreamsKeys.COMMIT_INTERVAL)).isEqualTo(Duration.ofMillis(100));
    assertThat(config.get(StreamsKeys.REPLICATION_FACTOR)).isEqualTo(-1);
    assertThat(config.get(StreamsKeys.GROUP_PROTOCOL)).isEqualTo("classic");
    assertThat(config.kafkaProperties()).isEmpty();
    assertThat(config.registryProperties())
        .isEqualTo(
            Map.of(
                "schema.registry.url", "http://r:8081",
                "auto.register.schemas", true,
                "schema.registry.subjects", "any"));
  }

  private static final List<String> TOPICS =
      List.of(
          "signals",
          "images",
          "labels",
          "models",
          "model.chunks",
          "predictions",
          "accuracy",
          "drift.events",
          "dead.letters");

  @Test
  void shouldMapEveryKey() {
    // Given
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", "k:1");
    settings.put("schema.registry.url", "http://s:2");
    settings.put("auto.register.schemas", "false");
    settings.put("schema.registry.subjects", "topic");
    settings.put("application.id", "a");
    settings.put("topic.prefix", "p.");
    settings.put("state.dir", "/d");
    settings.put("state.repair", "false");
    settings.put("rocksdb.memory", "10000000");
    settings.put("http.host", "0.0.0.0");
    settings.put("http.port", "0");
    settings.put("health.port", "81");
    settings.put("routes", "first,second");
    settings.put("continuous.idle", "3h");
    settings.put("labels.retention", "2h");
    settings.put("labels.late.memory", "20m");
    settings.put("labels.repartition", "true");
    settings.put("accuracy.fading", "0.99");
    settings.put("drift.error.tolerance", "0.02");
    settings.put("drift.error.threshold", "80");
    settings.put("drift.error.labels", "300");
    settings.put("drift.error.settle", "2m");
    settings.put("drift.scores.predictions", "500");
    settings.put("drift.scores.moderate", "0.2");
    settings.put("drift.scores.major", "0.4");
    settings.put("drift.scores.interval", "2s");
    settings.put("accuracy.window", "5m");
    settings.put("accuracy.emit.interval", "0");
    settings.put("accuracy.retention", "3d");
    settings.put("event.time.max.past", "30d");
    settings.put("event.time.max.future", "10s");
    settings.put("model.max.bytes", "1000");
    settings.put("model.memory", "100000");
    settings.put("model.keep", "2h");
    settings.put("model.trial.time", "3s");
    settings.put("no.usable.version", "dead-letter");
    settings.put("model.signature.keys", KEY + "," + KEY);
    settings.put("role", "challenger");
    settings.put("challenger.max.failures", "3");
    settings.put("challenger.time.budget", "20ms");
    settings.put("dead.letter.max.bytes", "2000");
    settings.put("headers.copy", "all");
    settings.put("headers.max.bytes", "100");
    settings.put("retry.timeout", "5s");
    settings.put("record.time", "2s");
    settings.put("liveness.timeout", "6s");
    settings.put("shutdown.timeout", "7s");
    settings.put("processing.guarantee", "at_least_once");
    settings.put("num.stream.threads", "4");
    settings.put("commit.interval", "250ms");
    settings.put("replication.factor", "3");
    settings.put("group.protocol", "streams");
    settings.put("inputs", "");
    settings.put("predictions.format", "json");
    settings.put("accuracy.format", "json");
    for (String topic : TOPICS) {
      settings.put("topic." + topic, "own." + topic);
    }

    // When
    WeirConfig config = WeirConfig.of(settings);

    // Then
    assertThat(settings.keySet()).isEqualTo(ConfigKeys.definition().names());
    assertThat(config.bootstrapServers()).isEqualTo("k:1");
    assertThat(config.routes()).extracting(RouteConfig::name).containsExactly("first", "second");
    assertThat(config.get(ConnectionKeys.CONTINUOUS_IDLE)).isEqualTo(Duration.ofHours(3));
    assertThat(config.applicationId()).isEqualTo("a");
    assertThat(config.topics().prefix()).isEqualTo("p.");
    assertThat(config.topics().name(Topic.MODEL_CHUNKS)).isEqualTo("own.model.chunks");
    assertThat(config.get(ScoringKeys.PREDICTIONS_FORMAT)).isEqualTo(RecordFormat.JSON);
    assertThat(config.get(MonitoringKeys.ACCURACY_FORMAT)).isEqualTo(RecordFormat.JSON);
    assertThat(config.stateDir()).isEqualTo(Path.of("/d"));
    assertThat(config.get(ConnectionKeys.HTTP_HOST)).isEqualTo("0.0.0.0");
    assertThat(config.get(ConnectionKeys.HTTP_PORT)).isZero();
    assertThat(config.get(ConnectionKeys.HEALTH_PORT)).isEqualTo(81);
    assertThat(config.get(StreamsKeys.LIVENESS_TIMEOUT)).isEqualTo(Duration.ofSeconds(6));
    assertThat(config.get(StreamsKeys.STATE_REPAIR)).isFalse();
    assertThat(config.get(StreamsKeys.ROCKSDB_MEMORY)).isEqualTo(10_000_000);
    assertThat(config.get(MonitoringKeys.LABELS_RETENTION)).isEqualTo(Duration.ofHours(2));
    assertThat(config.get(MonitoringKeys.LABELS_LATE_MEMORY)).isEqualTo(Duration.ofMinutes(20));
    assertThat(config.get(MonitoringKeys.LABELS_REPARTITION)).isTrue();
    assertThat(config.get(MonitoringKeys.ACCURACY_FADING)).isEqualTo(0.99);
    assertThat(config.drift())
        .isEqualTo(
            new DriftSettings(
                0.02,
                80,
                300,
                Duration.ofMinutes(2),
                500,
                0.2,
                0.4,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                Duration.ofDays(3)));
    assertThat(config.get(MonitoringKeys.ACCURACY_WINDOW)).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.get(MonitoringKeys.ACCURACY_EMIT_INTERVAL)).isEqualTo(Duration.ZERO);
    assertThat(config.get(MonitoringKeys.ACCURACY_RETENTION)).isEqualTo(Duration.ofDays(3));
    assertThat(config.get(ScoringKeys.EVENT_TIME_MAX_PAST)).isEqualTo(Duration.ofDays(30));
    assertThat(config.get(ScoringKeys.EVENT_TIME_MAX_FUTURE)).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.get(ScoringKeys.MODEL_MAX_BYTES)).isEqualTo(1000);
    assertThat(config.get(ScoringKeys.MODEL_MEMORY)).isEqualTo(100_000);
    assertThat(config.get(ScoringKeys.MODEL_KEEP)).isEqualTo(Duration.ofHours(2));
    assertThat(config.get(ScoringKeys.MODEL_TRIAL_TIME)).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.get(ScoringKeys.NO_USABLE_VERSION)).isEqualTo(NoUsableVersion.DEAD_LETTER);
    assertThat(config.get(ScoringKeys.MODEL_SIGNATURE_KEYS)).hasSize(2);
    assertThat(config.role()).isEqualTo(InstanceRole.CHALLENGER);
    assertThat(config.get(ScoringKeys.CHALLENGER_MAX_FAILURES)).isEqualTo(3);
    assertThat(config.get(StreamsKeys.RECORD_TIME)).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.get(ScoringKeys.CHALLENGER_TIME_BUDGET)).isEqualTo(Duration.ofMillis(20));
    assertThat(config.get(ScoringKeys.DEAD_LETTER_MAX_BYTES)).isEqualTo(2000);
    assertThat(config.get(ScoringKeys.HEADERS_COPY)).isEqualTo(HeaderCopy.ALL);
    assertThat(config.get(ScoringKeys.HEADERS_MAX_BYTES)).isEqualTo(100);
    assertThat(config.get(ScoringKeys.RETRY_TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.get(StreamsKeys.SHUTDOWN_TIMEOUT)).isEqualTo(Duration.ofSeconds(7));
    assertThat(config.get(StreamsKeys.PROCESSING_GUARANTEE)).isEqualTo("at_least_once");
    assertThat(config.get(StreamsKeys.NUM_STREAM_THREADS)).isEqualTo(4);
    assertThat(config.get(StreamsKeys.COMMIT_INTERVAL)).isEqualTo(Duration.ofMillis(250));
    assertThat(config.get(StreamsKeys.REPLICATION_FACTOR)).isEqualTo(3);
    assertThat(config.get(StreamsKeys.GROUP_PROTOCOL)).isEqualTo("streams");
    assertThat(config.registryProperties())
        .containsEntry("schema.registry.url", "http://s:2")
        .containsEntry("auto.register.schemas", false)
        .containsEntry("schema.registry.subjects", "topic");
  }

  @Test
  void shouldTellWhatIsNoMemoryAndNoKey() {
    assertThat(
            errors(
                Map.of(
                    "bootstrap.servers", "b:9092",
                    "schema.registry.url", "http://r:8081",
                    "model.memory", "150%",
                    "model.signature.keys", "nonsense")))
        .hasSize(2)
        .anySatisfy(error -> assertThat(error).contains("150%", "a share from 1% to 99%"))
        .anySatisfy(error -> assertThat(error).contains("nonsense", "openssl pkey"));
  }

  @Test
  void shouldTellAllErrorsAtOnce() {
    List<String> errors =
        errors(
            Map.of(
                "bootstrap.servers", "b:9092",
                "http.port", "70000",
                "labels.retention", "soon",
                "processing.guarantee", "at_most_once",
                "labels.retension", "1h",
                "kafka.application.id", "x"));

    assertThat(errors)
        .hasSize(6)
        .anySatisfy(e -> assertThat(e).contains("schema.registry.url"))
        .anySatisfy(e -> assertThat(e).contains("http.port").contains("65535"))
        .anySatisfy(e -> assertThat(e).contains("labels.retention").contains("'soon'"))
        .anySatisfy(e -> assertThat(e).contains("processing.guarantee"))
        .anySatisfy(
            e ->
                assertThat(e)
                    .contains("labels.retension")
                    .contains("did you mean labels.retention?"))
        .anySatisfy(e -> assertThat(e).contains("kafka.application.id is set by application.id"));
  }

  @Test
  void shouldTellTheErrorsOfAllChecksAtOnce(@TempDir Path folder) throws IOException {
    // given
    Path file = folder.resolve("weir.properties");
    Files.writeString(
        file,
        """
        schema.registry.url=ftp://registry
        http.port=70000
        num.stream.threads=many
        labels.retension=1h
        accuracy.retention=1h
        liveness.timeout=30s
        retry.timeout=1m
        kafka.max.poll.interval.ms=60000
        kafka.max.poll.records=-1
        kafka.producer.acks=banana
        kafka.topic.max.message.bytes=large
        schema.registry.http.read.timeout.ms=soon
        topic.prefix=plant/7
        routes=presses
        route.presses.sources=press-(
        route.presses.stride=5
        """);

    // when
    InvalidConfigException thrown =
        catchThrowableOfType(InvalidConfigException.class, () -> WeirConfig.load(file, Map.of()));

    // then
    assertThat(errors(thrown))
        .hasSize(16)
        .anySatisfy(e -> assertThat(e).contains("bootstrap.servers"))
        .anySatisfy(e -> assertThat(e).contains("'ftp://registry' is no address"))
        .anySatisfy(e -> assertThat(e).contains("http.port", "65535"))
        .anySatisfy(e -> assertThat(e).contains("num.stream.threads", "many"))
        .anySatisfy(e -> assertThat(e).contains("labels.retension", "did you mean"))
        .anySatisfy(e -> assertThat(e).startsWith("accuracy.retention (1h) must be longer"))
        .anySatisfy(e -> assertThat(e).startsWith("liveness.timeout (30s) must be longer"))
        .anySatisfy(e -> assertThat(e).startsWith("retry.timeout (1m) must be at most half"))
        .anySatisfy(e -> assertThat(e).startsWith("kafka.max.poll.records: Invalid value -1"))
        .anySatisfy(e -> assertThat(e).startsWith("kafka.producer.acks: Invalid value banana"))
        .anySatisfy(e -> assertThat(e).startsWith("kafka.topic.max.message.bytes: Invalid value"))
        .anySatisfy(
            e -> assertThat(e).startsWith("schema.registry.http.read.timeout.ms: Invalid value"))
        .anySatisfy(e -> assertThat(e).contains("topic.prefix", "'plant/7' is not allowed"))
        .anySatisfy(e -> assertThat(e).contains("application.id is not set"))
        .anySatisfy(e -> assertThat(e).startsWith("route.presses.sources is no regular"))
        .anySatisfy(e -> assertThat(e).startsWith("route.presses.stride and lateness need"));
  }

  @Test
  void shouldCheckSettingsOfOneClientByThatClientsRules() {
    assertThat(
            errors(
                with(
                    "kafka.acks", "banana",
                    "kafka.main.consumer.max.poll.records", "none",
                    "kafka.admin.retries", "-1",
                    "kafka.isolation.level", "dirty")))
        .hasSize(4)
        .allSatisfy(error -> assertThat(error).startsWith("kafka.").contains("Invalid value"));
  }

  @Test
  void shouldRefuseWhatTheRegistrysClientRefuses() {
    assertThat(
            errors(
                with(
                    "schema.registry.max.schemas.per.subject", "0",
                    "schema.registry.use.latest.version", "true",
                    "schema.registry.value.subject.name.strategy", "Mine",
                    "schema.registry.proxy.port", "99999")))
        .hasSize(4)
        .allSatisfy(error -> assertThat(error).startsWith("schema.registry."));
    assertThatCode(
            () ->
                WeirConfig.of(
                    with(
                        "schema.registry.http.read.timeout.ms", "3000",
                        "schema.registry.value.subject.name.strategy", "RecordNameStrategy",
                        "schema.registry.ssl.truststore.location", "/nowhere",
                        "schema.registry.a.plugins.own", "anything")))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldBoundDurations() {
    assertThat(errors(with("commit.interval", "999999999999d")))
        .singleElement()
        .asString()
        .contains("commit.interval", "must be at most 36500d");
  }

  @Test
  void shouldNotEndAProcessOverARecordThatMayTakeThatLong() {
    assertThat(errors(with("liveness.timeout", "30s")))
        .containsExactly("liveness.timeout (30s) must be longer than retry.timeout (45s), or 0");
    assertThat(errors(with("liveness.timeout", "1m", "record.time", "2m")))
        .containsExactly("liveness.timeout (1m) must be longer than record.time (2m), or 0");
    assertThat(WeirConfig.of(with("liveness.timeout", "0")).get(StreamsKeys.LIVENESS_TIMEOUT))
        .isZero();
  }

  @Test
  void shouldWantTwoPorts() {
    assertThat(errors(with("http.port", "8085")))
        .containsExactly("http.port and health.port are both 8085; the ports must differ");
    assertThat(
            WeirConfig.of(with("http.port", "0", "health.port", "0"))
                .get(ConnectionKeys.HEALTH_PORT))
        .isZero();
  }

  @Test
  void shouldWantAnApplicationIdBesideAPrefix() {
    // Given
    Map<String, String> prefixed = with("topic.prefix", "plant7.");

    // When, then
    assertThat(errors(prefixed))
        .singleElement()
        .asString()
        .contains("application.id is not set, but topic.prefix is", "'plant7.weir'");
    prefixed.put("application.id", "weir");
    assertThat(WeirConfig.of(prefixed).applicationId()).isEqualTo("weir");
  }

  @Test
  void shouldTakeAPrefixAloneForCommands() throws IOException {
    WeirConfig config =
        WeirConfig.ofCommand(null, Map.of("WEIR_TOPIC_PREFIX", "plant7."), Map.of());

    assertThat(config.topics().prefix()).isEqualTo("plant7.");
    assertThat(config.ownApplicationId()).isEmpty();
  }

  @Test
  void shouldTellCommandsTheIdThatTheApplicationHas() throws IOException {
    // given
    Map<String, String> prefixed =
        Map.of("WEIR_TOPIC_PREFIX", "plant7.", "WEIR_APPLICATION_ID", "plant7.weir");

    // then
    assertThat(WeirConfig.ofCommand(null, prefixed, Map.of()).ownApplicationId())
        .contains("plant7.weir");
    assertThat(WeirConfig.ofCommand(null, Map.of(), Map.of()).ownApplicationId()).contains("weir");
  }

  @Test
  void shouldKnowThreeRoles() {
    assertThat(WeirConfig.of(with("role", "champion")).role()).isEqualTo(InstanceRole.CHAMPION);
    assertThat(errors(with("role", "challengers")))
        .singleElement()
        .asString()
        .contains("role")
        .contains("all, champion, challenger");
  }

  @Test
  void shouldFetchAsManyRecordsAtOnceAsThereIsTimeFor() {
    assertThat(pollRecords(LEAST)).isEqualTo(1_000);
    assertThat(pollRecords(with("record.time", "1s"))).isEqualTo(150);
    assertThat(pollRecords(with("record.time", "1s", "kafka.max.poll.interval.ms", "90000")))
        .isEqualTo(45);
    assertThat(pollRecords(with("record.time", "150s"))).isEqualTo(1);
    assertThat(pollRecords(with("kafka.max.poll.records", "7"))).isEqualTo(7);
  }

  private static int pollRecords(Map<String, String> settings) {
    Properties streams = StreamsSettings.streams(WeirConfig.of(settings));
    return Integer.parseInt(streams.get("max.poll.records").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drift.error.tolerance",
        "drift.error.threshold",
        "drift.scores.moderate",
        "drift.scores.major",
        "accuracy.fading"
      })
  void shouldTakeOnlyFiniteNumbers(String key) {
    for (String value : List.of("NaN", "Infinity", "-Infinity")) {
      assertThat(errors(with(key, value))).singleElement().asString().contains(key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/../b c", "../x", "..", ".", "plant 7", "\u00fc"})
  void shouldRefuseAnApplicationIdThatNoTopicOrFolderCanBeginWith(String id) {
    assertThat(errors(with("application.id", id)))
        .singleElement()
        .asString()
        .contains("application.id");
  }

  @Test
  void shouldRefuseWhatKafkaRefusesBeforeAnythingStarts() {
    assertThat(
            errors(
                with(
                    "kafka.producer.acks", "2",
                    "kafka.max.poll.records", "0",
                    "kafka.num.standby.replicas", "some",
                    "kafka.default.deserialization.exception.handler", "foo.Bar")))
        .hasSize(4)
        .allSatisfy(error -> assertThat(error).startsWith("kafka."));
    assertThatCode(
            () ->
                WeirConfig.of(
                    with(
                        "kafka.security.protocol", "SASL_SSL",
                        "kafka.main.consumer.fetch.max.bytes", "1000000",
                        "kafka.a.plugins.own", "anything")))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldCheckWhatMustFitTogether() {
    assertThat(errors(with("accuracy.retention", "24h")))
        .singleElement()
        .asString()
        .contains("must be longer than labels.retention (24h)");
    assertThat(errors(with("retry.timeout", "3m")))
        .singleElement()
        .asString()
        .contains("at most half of kafka.max.poll.interval.ms (300000)");
    assertThat(errors(with("kafka.max.poll.interval.ms", "often")))
        .singleElement()
        .asString()
        .contains("kafka.max.poll.interval.ms", "often");
    assertThat(errors(with("record.time", "151s")))
        .singleElement()
        .asString()
        .contains("record.time (151s) must be at most half of", "(300000)");
    assertThat(errors(with("record.time", "1s", "kafka.max.poll.records", "200")))
        .singleElement()
        .asString()
        .contains("for each of 200 records");
    assertThat(errors(with("topic.prefix", "a/b", "application.id", "weir")))
        .singleElement()
        .asString()
        .contains("topic.prefix");
  }

  @Test
  void shouldPassOnSettingsOfKafkaAndRegistry() {
    // When
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.put("kafka.security.protocol", "SASL_SSL");
    settings.put("kafka.producer.linger.ms", "7");
    settings.put("schema.registry.basic.auth.user.info", "u:p");
    settings.put("bearer.auth.token", "t");
    WeirConfig config = WeirConfig.of(settings);
    Properties streams = StreamsSettings.streams(config);

    // Then
    assertThat(streams)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("producer.linger.ms", "7");
    assertThat(StreamsSettings.client(config))
        .containsEntry("security.protocol", "SASL_SSL")
        .doesNotContainKey("producer.linger.ms");
    assertThat(config.registryProperties())
        .containsEntry("basic.auth.user.info", "u:p")
        .containsEntry("bearer.auth.token", "t");
  }

  @Test
  void shouldNotPrintSecrets() {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.put("kafka.sasl.jaas.config", "password=hunter2");
    settings.put("basic.auth.user.info", "me:hunter2");
    settings.put("schema.registry.url", "http://me:hunter2@r:8081,http://me:hunter2@s:8081");

    assertThat(WeirConfig.of(settings).toString())
        .doesNotContain("hunter2")
        .contains("kafka.sasl.jaas.config", "http://***@r:8081,http://***@s:8081");
  }

  @Test
  void shouldNotPrintSecretsOfAnAddressThatIsNone() {
    for (String address :
        List.of(
            "ftp://me:hunter2@r",
            "me:hunter2@r:8081",
            "http://me:hunter2 @r",
            "http://r,me:hunter2@s")) {
      Map<String, String> settings = new HashMap<>(LEAST);
      settings.put("schema.registry.url", address);

      assertThatThrownBy(() -> WeirConfig.of(settings))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining("***@")
          .hasMessageContaining("is no address of a Schema Registry")
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void shouldLetEnvironmentWinOverFile(@TempDir Path folder) throws IOException {
    // Given
    Path file = folder.resolve("weir.properties");
    Files.writeString(
        file, "bootstrap.servers=file:1\nschema.registry.url=http://r\nhttp.port=1\n");

    // When
    WeirConfig config =
        WeirConfig.load(
            file,
            Map.of(
                "WEIR_HTTP_PORT", "2",
                "WEIR_KAFKA_SECURITY_PROTOCOL", "SSL",
                "WEIR_SERVICE_HOST", "10.0.0.1",
                "WEIR_PORT", "tcp://10.0.0.1:80",
                "WEIR_PORT_80_TCP_ADDR", "10.0.0.1",
                "WEIR_HOME", "/opt/weir",
                "WEIR_NO_BUILD", "1",
                "PATH", "/bin"));

    // Then
    assertThat(config.bootstrapServers()).isEqualTo("file:1");
    assertThat(config.get(ConnectionKeys.HTTP_PORT)).isEqualTo(2);
    assertThat(config.kafkaProperties()).containsEntry("security.protocol", "SSL");
  }

  @Test
  void shouldRefuseUnknownEnvironmentVariable(@TempDir Path folder) throws IOException {
    // Given
    Path file = folder.resolve("weir.properties");
    Files.writeString(file, "bootstrap.servers=file:1\nschema.registry.url=http://r\n");

    // When
    InvalidConfigException thrown =
        catchThrowableOfType(
            InvalidConfigException.class,
            () -> WeirConfig.load(file, Map.of("WEIR_HTTP_PROT", "2")));

    // Then
    assertThat(errors(thrown))
        .containsExactly("http.prot is no setting of Weir; did you mean http.port?");
  }

  @Test
  void shouldReadTheSameForACommand(@TempDir Path folder) throws IOException {
    // given
    Path file = folder.resolve("weir.properties");
    Files.writeString(
        file,
        """
        application.id=plant
        routes=mills
        kafka.security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        schema.registry.basic.auth.user.info=u:p
        kafka.my.plugin.level=3
        """);

    // when
    WeirConfig config =
        WeirConfig.ofCommand(
            file,
            Map.of("WEIR_BOOTSTRAP_SERVERS", "e:1", "WEIR_KAFKA_SASL_MECHANISM", "GSSAPI"),
            Map.of("bootstrap.servers", "o:1", "security.protocol", "SSL"));

    // then an option overrides the environment, and that the file
    assertThat(config.applicationId()).isEqualTo("plant");
    assertThat(config.routes()).extracting(RouteConfig::name).containsExactly("mills");
    assertThat(config.clientProperties())
        .containsEntry("bootstrap.servers", "o:1")
        .containsEntry("security.protocol", "SSL")
        .containsEntry("sasl.mechanism", "GSSAPI")
        .containsEntry("my.plugin.level", "3")
        .containsEntry("basic.auth.user.info", "u:p")
        .containsEntry("schema.registry.url", "http://localhost:8081/apis/ccompat/v7");
  }

  @Test
  void shouldPreferWhatIsMeantForKafka(@TempDir Path folder) throws IOException {
    // given
    Path file = folder.resolve("weir.properties");
    Files.writeString(
        file,
        """
        schema.registry.ssl.truststore.location=/registry
        ssl.truststore.location=/plain
        kafka.ssl.truststore.location=/kafka
        """);

    // when
    WeirConfig config = WeirConfig.ofCommand(file, Map.of(), Map.of());

    // then
    assertThat(config.clientProperties())
        .containsEntry("ssl.truststore.location", "/kafka")
        .containsEntry("schema.registry.ssl.truststore.location", "/registry");
  }

  @Test
  void shouldNameTheKeyThatIsMeantAlsoOfWhatIsPassedOn() {
    assertThat(
            errors(
                with(
                    "kafka.securty.protocol", "SSL",
                    "kafka.producer.linger.m", "1",
                    "kafka.Fetch.Min.Bytes", "1",
                    "schema.registry.basic.auth.user.inf", "u:p",
                    "bearer.auth.tokn", "t",
                    "security.protocol", "SSL")))
        .containsExactlyInAnyOrder(
            "kafka.securty.protocol is not known; did you mean kafka.security.protocol?",
            "kafka.producer.linger.m is not known; did you mean kafka.producer.linger.ms?",
            "kafka.Fetch.Min.Bytes is not known; did you mean kafka.fetch.min.bytes?",
            "schema.registry.basic.auth.user.inf is not known; did you mean"
                + " schema.registry.basic.auth.user.info?",
            "bearer.auth.tokn is not known; did you mean bearer.auth.token?",
            "security.protocol is no setting of Weir; did you mean kafka.security.protocol?");
  }

  @Test
  void shouldSetWhatGuaranteesStandOn() {
    Properties streams = StreamsSettings.streams(WeirConfig.of(LEAST));

    assertThat(new StreamsConfig(streams).getString("processing.guarantee"))
        .isEqualTo("exactly_once_v2");
    assertThat(streams)
        .containsEntry("ensure.explicit.internal.resource.naming", true)
        .containsEntry("producer.transaction.timeout.ms", 75_000)
        .containsEntry("topic.message.timestamp.type", "LogAppendTime")
        .containsEntry("auto.offset.reset", "earliest");
    assertThat(StreamsSettings.streams(WeirConfig.of(with("group.protocol", "streams"))))
        .doesNotContainKey("topic.message.timestamp.type");
    assertThat(StreamsSettings.recordReader(WeirConfig.of(LEAST)))
        .containsEntry("max.poll.records", 1);
    assertThat(StreamsSettings.maxRequestBytes(WeirConfig.of(LEAST))).isEqualTo(64 << 20);
    assertThat(
            StreamsSettings.maxRequestBytes(
                WeirConfig.of(with("kafka.producer.max.request.size", " 1500000"))))
        .isEqualTo(1_500_000);
  }

  @Test
  void shouldDocumentEveryKey() {
    ConfigDef keys = ConfigKeys.definition();

    assertThat(keys.configKeys().values())
        .allSatisfy(
            key -> assertThat(key.documentation).as(key.name).endsWith(".").hasSizeGreaterThan(20));
    assertThat(ConfigPage.render()).contains(keys.names());
  }

  private static Map<String, String> with(String... more) {
    Map<String, String> settings = new HashMap<>(LEAST);
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  private static List<String> errors(Map<String, String> settings) {
    return errors(
        catchThrowableOfType(InvalidConfigException.class, () -> WeirConfig.of(settings)));
  }

  private static List<String> errors(InvalidConfigException thrown) {
    return thrown.getMessage().lines().skip(1).map(line -> line.substring(2)).toList();
  }
}
