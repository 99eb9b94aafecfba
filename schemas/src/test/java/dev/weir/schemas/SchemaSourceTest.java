package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that fails for one schema id, compared with a registry that fails completely. */
class SchemaSourceTest {
  private static final String TOPIC = "labels";
  private static final String ERROR = "{\"error_code\":%d,\"message\":\"no\"}";
  private static final int GOOD = 3;
  private static final int BAD = 5;

  private final LabelRecord label = Samples.label(new Random(8));
  private FakeRegistry registry;
  private AvroSerde<LabelRecord> serde;
  private AvroDeserializer<LabelRecord> reader;

  @BeforeEach
  void start() throws IOException {
    registry = new FakeRegistry().answering(404, ERROR.formatted(40403));
    serde = AvroSerde.create(LabelRecord.class, Map.of("schema.registry.url", registry.url()));
    reader = (AvroDeserializer<LabelRecord>) serde.deserializer();
  }

  @AfterEach
  void close() {
    serde.close();
    registry.close();
  }

  @Test
  void shouldTakeRecordsOfAnIdForUndecodableThatTheRegistryFailsForAlone() {
    for (int status : new int[] {401, 403, 500}) {
      // given
      registry.answeringFor(BAD, status, ERROR.formatted(status));

      // when, then
      assertThatThrownBy(() -> SchemaSource.read(reader, TOPIC, message(BAD)))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("Schema id 5")
          .hasMessageContaining("answers for other ids");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "5",
        "",
        "{\"schema\":null}",
        "{\"schema\":\"\"}",
        "{\"schema\":{}}",
        "{\"schemaType\":null,\"schema\":null,\"references\":null}",
        "{\"schema\":\"\\\"string\\\"\",\"references\":[null]}",
        "{\"schema\":\"\\\"string\\\"\",\"references\":[{}]}",
        "{\"schema\":\"\\\"string\\\"\",\"metadata\":{},\"ruleSet\":{}}"
      })
  void shouldTakeRecordsOfAnIdForUndecodableThatTheRegistryAnswersNonsenseFor(String answer) {
    // given
    registry.answeringFor(BAD, 200, answer);

    // when, then
    assertThatThrownBy(() -> SchemaSource.read(reader, TOPIC, message(BAD)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("chema id 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "5", ""})
  void shouldTakeRecordsOfAnIdForUndecodableWhoseSubjectsAreNone(String answer) {
    // given
    registry.answeringFor(BAD, 200, schema());
    registry.answeringForSubjectsOf(BAD, 200, answer);
    try (AvroDeserializer<LabelRecord> strict = new AvroDeserializer<>(LabelRecord.class)) {
      strict.configure(
          Map.of("schema.registry.url", registry.url(), "schema.registry.subjects", "topic"),
          false);

      // when, then
      assertThatThrownBy(() -> SchemaSource.read(strict, TOPIC, message(BAD)))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("Schema id 5");
    }
  }

  @Test
  void shouldRememberAnIdThatTheRegistryFailsForAlone() {
    // given
    registry.answeringFor(BAD, 403, ERROR.formatted(403));
    assertThat(SchemaSource.readOrNull(reader, TOPIC, message(BAD))).isNull();
    int asked = registry.paths.size();

    // when
    for (int i = 0; i < 1_000; i++) {
      assertThat(SchemaSource.readOrNull(reader, TOPIC, message(BAD))).isNull();
    }

    // then
    assertThat(registry.paths).hasSize(asked);
    assertThat(reader.isRefused(TOPIC, BAD)).isTrue();
  }

  @Test
  void shouldTakeRecordsOfAnIdForUndecodableWhoseSubjectsCannotBeListed() {
    // given
    for (int status : new int[] {403, 404, 500}) {
      registry.answeringFor(BAD, 200, schema());
      registry.answeringForSubjectsOf(BAD, status, ERROR.formatted(status));
      registry.answeringFor(GOOD, 200, schema());
      registry.answeringForSubjectsOf(GOOD, 200, "[\"labels-value\"]");
      try (AvroDeserializer<LabelRecord> strict = new AvroDeserializer<>(LabelRecord.class)) {
        strict.configure(
            Map.of("schema.registry.url", registry.url(), "schema.registry.subjects", "topic"),
            false);

        // when, then
        assertThatThrownBy(() -> SchemaSource.read(strict, TOPIC, message(BAD)))
            .isInstanceOf(UndecodableException.class)
            .hasMessageContaining("Schema id 5");
        assertThat(strict.knownId()).isEmpty();
        assertThat(strict.deserialize(TOPIC, message(GOOD))).isEqualTo(label);
        assertThat(strict.knownId()).hasValue(GOOD);
      }
    }
  }

  @Test
  void shouldNotBlameAnIdWhereOnlyWhatIsCachedIsAnswered() {
    // given a cache in front of a registry that has lost its store
    registry.answeringFor(GOOD, 200, schema());
    assertThat(reader.deserialize(TOPIC, message(GOOD))).isEqualTo(label);
    registry.answering(500, ERROR.formatted(50001));

    // when, then
    assertThatThrownBy(() -> SchemaSource.read(reader, TOPIC, message(BAD)))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void shouldAskForAnIdThatIsKnownWhereOthersAreForbiddenToo() {
    // given a registry that also forbids ids that it does not have
    registry.answering(403, ERROR.formatted(403));
    registry.answeringFor(GOOD, 200, schema());

    // when, then
    assertThatThrownBy(() -> SchemaSource.read(reader, TOPIC, message(BAD)))
        .isInstanceOf(RegistryUnavailableException.class);
    assertThat(reader.deserialize(TOPIC, message(GOOD))).isEqualTo(label);
    assertThat(SchemaSource.readOrNull(reader, TOPIC, message(BAD))).isNull();
  }

  @Test
  void shouldNotBlameAnIdWhereTheRegistryFailsForAll() {
    // given a registry that resolved one id, and then fails
    registry.answeringFor(GOOD, 200, schema());
    assertThat(reader.deserialize(TOPIC, message(GOOD))).isEqualTo(label);
    for (int status : new int[] {401, 403, 404, 429, 503}) {
      registry.answering(status, ERROR.formatted(status));
      registry.answeringFor(GOOD, status, ERROR.formatted(status));

      // when, then
      assertThatThrownBy(() -> SchemaSource.read(reader, TOPIC, message(BAD)))
          .isInstanceOf(RegistryUnavailableException.class);
    }
    registry.close();
    assertThatThrownBy(() -> SchemaSource.read(reader, TOPIC, message(BAD)))
        .isInstanceOf(RegistryUnavailableException.class);
    assertThat(reader.isRefused(TOPIC, BAD)).isFalse();
  }

  @Test
  void shouldNotBlameAnIdThatIsGivenOutAMomentLater() {
    // given a failure from before the registry was back
    registry.answeringFor(BAD, 503, ERROR.formatted(503));
    RegistryUnavailableException failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            RegistryUnavailableException.class, () -> reader.deserialize(TOPIC, message(BAD)));
    registry.answeringFor(BAD, 200, schema());

    // when, then
    assertThat(reader.refuseIfAlone(TOPIC, failure, OptionalInt.empty())).isFalse();
    assertThat(reader.deserialize(TOPIC, message(BAD))).isEqualTo(label);
  }

  @Test
  void shouldAskSeldomForAnIdThatNobodyKnows() {
    for (int i = 0; i < 2_000; i++) {
      assertThatThrownBy(() -> reader.deserialize(TOPIC, message(BAD)))
          .isInstanceOfSatisfying(
              UndecodableException.class, e -> assertThat(e.unknownFor()).isPresent());
    }
    assertThat(registry.paths).hasSizeLessThan(15);
  }

  @Test
  void shouldTellWhetherARecordNeedsARequest() {
    // given
    registry.answeringFor(GOOD, 200, schema());
    assertThat(reader.mustAsk(TOPIC, message(GOOD))).isTrue();
    assertThat(reader.mustAsk(TOPIC, message(BAD))).isTrue();

    // when
    assertThat(reader.deserialize(TOPIC, message(GOOD))).isEqualTo(label);

    // then
    assertThat(reader.mustAsk(TOPIC, message(GOOD))).isFalse();
    assertThat(reader.mustAsk("signals", message(GOOD))).isTrue();
    assertThat(reader.mustAsk(TOPIC, new byte[] {9})).isFalse();
  }

  private static String schema() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("schema", SchemaFiles.load("LabelRecord").toString())
        .toString();
  }

  private byte[] message(int id) {
    return GenericAvro.message(
        id,
        out -> {
          out.writeString(label.getSource());
          out.writeString(label.getRecordId());
          out.writeLong(label.getEventTime().toEpochMilli());
          out.writeString(label.getLabel());
        });
  }
}
