package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A registry that never finishes its answer, and never pauses for the read timeout either. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class SlowRegistryTest {
  private static final byte[] MESSAGE = {0, 0, 0, 0, 5, 0};

  @ParameterizedTest
  @EnumSource
  void shouldNotWaitForeverForASchema(DribblingServer.Part part) throws Exception {
    try (DribblingServer server = new DribblingServer(part);
        AvroSerde<LabelRecord> serde = serde(impatient(server))) {
      // when
      Throwable thrown = catchThrowable(() -> serde.deserializer().deserialize("labels", MESSAGE));

      // then
      assertThat(thrown)
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining(server.url() + ": no complete answer within 600 ms");
      assertThat(server.awaitClosedConnection()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotWaitForeverForAnId(DribblingServer.Part part) throws Exception {
    // given
    LabelRecord label = Samples.label(new Random(4));
    try (DribblingServer server = new DribblingServer(part);
        AvroSerde<LabelRecord> serde = serde(impatient(server))) {
      // when
      Throwable thrown = catchThrowable(() -> serde.serializer().serialize("labels", label));

      // then
      assertThat(thrown)
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("no complete answer within");
      assertThat(server.awaitClosedConnection()).isTrue();
    }
  }

  @Test
  void shouldNotBlockLaterRequestsBehindOneThatIsOutOfTime() throws Exception {
    try (DribblingServer server = new DribblingServer(DribblingServer.Part.CHUNKS);
        AvroSerde<LabelRecord> serde = serde(impatient(server))) {
      for (int i = 0; i < 3; i++) {
        // when
        assertThatThrownBy(() -> serde.deserializer().deserialize("labels", MESSAGE))
            .hasMessageContaining("no complete answer within");

        // then
        assertThat(server.awaitRequest()).isTrue();
      }
    }
  }

  @Test
  void shouldNotWaitForeverAtTheStart() throws Exception {
    try (DribblingServer server = new DribblingServer(DribblingServer.Part.HEADER)) {
      // when
      RegistryCheck.requireRegistry(impatient(server));

      // then
      assertThat(server.awaitClosedConnection()).isTrue();
    }
  }

  @Test
  void shouldEndARequestWhoseThreadIsInterrupted() throws Exception {
    try (DribblingServer server = new DribblingServer(DribblingServer.Part.BODY);
        AvroSerde<LabelRecord> serde = serde(Map.of("schema.registry.url", server.url()))) {
      // given
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread reader =
          Thread.ofPlatform()
              .start(
                  () ->
                      thrown.set(
                          catchThrowable(
                              () -> serde.deserializer().deserialize("labels", MESSAGE))));
      assertThat(server.awaitRequest()).isTrue();

      // when
      reader.interrupt();
      reader.join();

      // then
      assertThat(thrown.get()).isInstanceOf(InterruptException.class);
      assertThat(server.awaitClosedConnection()).isTrue();
    }
  }

  @Test
  void shouldLimitTheTimeOfARequestForAllAddressesTogether() {
    Map<String, String> settings = new HashMap<>();
    settings.put("schema.registry.url", "http://a:1,http://b:2");
    assertThat(new AvroSerdeConfig(settings).requestLimit().limit()).hasSeconds(30);
    settings.put("http.read.timeout.ms", "0");
    assertThat(new AvroSerdeConfig(settings).requestLimit()).isEqualTo(TimeLimit.NONE);
  }

  private static Map<String, ?> impatient(DribblingServer server) {
    return Map.of(
        "schema.registry.url",
        server.url(),
        "http.connect.timeout.ms",
        "200",
        "http.read.timeout.ms",
        "400");
  }

  private static AvroSerde<LabelRecord> serde(Map<String, ?> settings) {
    return AvroSerde.create(LabelRecord.class, settings);
  }
}
