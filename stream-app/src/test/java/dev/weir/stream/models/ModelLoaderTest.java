package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.SignalModel;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import dev.weir.stream.TestModels;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.metrics.WeirMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ModelLoaderTest {
  private static final SignalModel MODEL = TestModels.train(1);
  private static final byte[] ARTIFACT = TestModels.artifact(MODEL);
  private static final long NOW = System.currentTimeMillis();

  private final RecordSerdes serdes =
      RecordSerdes.of(Map.of("schema.registry.url", "mock://model-loader"));
  private final ChunkTopic chunks = new ChunkTopic(serdes.chunks().serializer());
  private final Map<String, byte[]> records = new TreeMap<>();
  private final AtomicReference<LiveModels> live = new AtomicReference<>(LiveModels.NONE);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ModelLoader loader = newLoader();

  @Test
  void shouldPublishNothingWithoutAssignment() {
    // Given
    publish("1");

    // When
    loader.round();

    // Then
    assertThat(live.get().routes()).isEmpty();
    assertThat(live.get().ready(List.of("signals"), NOW)).isFalse();
    assertThat(chunks.consumers).isZero();
  }

  @Test
  void shouldWaitForManifest() {
    // Given
    assign(1, entry(0, "1"));

    // When
    loader.round();

    // Then
    assertThat(live.get().choose("signals", NOW))
        .isEqualTo(new Choice.NotYet("m/1 is not loaded: its manifest is not there yet"));

    // When the manifest comes
    publish("1");
    loader.round();

    // Then
    assertChampion("1");
  }

  @Test
  void shouldLoadEachVersionOnce() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1"), entry(1_000, "2"));

    // When
    loader.round();
    loader.round();

    // Then
    assertChampion("2");
    assertThat(live.get().loaded()).hasSize(2);
    assertThat(chunks.consumers).isEqualTo(2);
  }

  @Test
  void shouldFallBackAndSayWhyWhereVersionIsRefused() {
    // Given
    publish("1");
    publish("2", manifest("2", 1_000), "0".repeat(64));
    assign(1, entry(0, "1"), entry(1_000, "2"));

    // When
    loader.round();
    loader.round();

    // Then
    assertChampion("1");
    assertThat(live.get().routes().get("signals").state(new VersionId("m", "2")))
        .isInstanceOfSatisfying(
            VersionState.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(RefusalReason.HASH_MISMATCH));
    assertThat(refused("hash-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldKeepLoadedModelWhereItIsPublishedAgainBroken() {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    loader.round();

    // When
    publish("1", manifest("1", 0), "0".repeat(64));
    loader.round();

    // Then
    assertChampion("1");
    assertThat(refused("hash-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldRefuseVersionWithOtherInputThanFirstOfRoute() {
    // Given
    publish("1");
    ModelManifest other = manifest("2", 0);
    other.setInput(new ModelInput("signal", List.of(1, 99)));
    publish("2", other, other.getSha256());
    assign(1, entry(0, "1"), entry(1_000, "2"));

    // When
    loader.round();

    // Then
    assertChampion("1");
    assertThat(refused("input-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldKeepLastGoodAssignmentWhereNextIsUnusable() {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    loader.round();

    // When undecodable
    records.put("signals", new byte[] {7});
    loader.round();
    loader.round();

    // Then
    assertChampion("1");
    assertThat(loader.problems()).containsOnlyKeys("signals");
    assertThat(refused("assignment-undecodable")).isEqualTo(1);

    // When out of order
    assign(2, entry(5, "1"), entry(5, "2"));
    loader.round();

    // Then
    assertChampion("1");
    assertThat(refused("assignment-invalid")).isEqualTo(1);

    // When good again
    assign(3, entry(0, "1"));
    loader.round();

    // Then
    assertThat(loader.problems()).isEmpty();
    assertThat(live.get().routes().get("signals").timeline().revision()).isEqualTo(3);
  }

  @Test
  void shouldRefuseVersionWithUndecodableManifest() {
    // Given
    records.put("m/1", new byte[] {0, 0, 0, 9, 9});
    assign(1, entry(0, "1"));

    // When
    loader.round();

    // Then
    assertThat(live.get().choose("signals", NOW)).isInstanceOf(Choice.NotYet.class);
    assertThat(loader.problems().get("m/1").reason()).isEqualTo(RefusalReason.MANIFEST_UNDECODABLE);
  }

  @Test
  void shouldForgetVersionsThatLeaveTheTimeline() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1"), entry(1_000, "2"));
    loader.round();

    // When
    assign(2, entry(0, "2"));
    records.remove("m/1");
    loader.round();

    // Then
    assertThat(live.get().loaded()).extracting(m -> m.id().version()).containsExactly("2");
  }

  @Test
  void shouldCountSwapOfChampion() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1"));
    loader.round();

    // When
    assign(2, entry(0, "1"), entry(1_000, "2"));
    loader.round();
    loader.round();

    // Then
    assertThat(meters.get("weir.model.swaps").counter().count()).isEqualTo(1);
  }

  @Test
  void shouldTryAgainAfterBrokerFailure() throws InterruptedException {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    chunks.failure = new KafkaException("broker away");
    CountDownLatch went = new CountDownLatch(1);

    // When
    try (loader) {
      loader.start(went::countDown, e -> {});
      while (meters.get("weir.model.loader.failures").counter().count() == 0) {
        Thread.sleep(5);
      }
      chunks.failure = null;
      loader.changed();

      // Then
      assertThat(went.await(20, TimeUnit.SECONDS)).isTrue();
      assertChampion("1");
    }
  }

  private ModelLoader newLoader() {
    WeirMetrics metrics = new WeirMetrics(meters);
    return new ModelLoader(
        () -> new TreeMap<>(records),
        new ModelDirectory(
            serdes.models().deserializer(),
            "models",
            (key, refused) -> metrics.modelRefused(refused.reason())),
        new ArtifactLoader(
            chunks::consumer, serdes.chunks().deserializer(), ChunkTopic.NAME, 1 << 20),
        List.of("signals"),
        live,
        metrics);
  }

  private void publish(String version) {
    ModelManifest manifest = manifest(version, 0);
    publish(version, manifest, manifest.getSha256());
  }

  private void publish(String version, ModelManifest manifest, String sha256) {
    long first = -1;
    for (ModelChunk chunk : TestModels.chunks(ARTIFACT, "m", version)) {
      long offset = chunks.append(0, chunk);
      first = first < 0 ? offset : first;
    }
    manifest.setChunks(new ChunkLocation(ChunkTopic.NAME, 0, first, first));
    manifest.setSha256(sha256);
    records.put("m/" + version, serdes.models().serializer().serialize("models", manifest));
  }

  private static ModelManifest manifest(String version, long offset) {
    return TestModels.manifest(
        MODEL, "m", version, ARTIFACT, new ChunkLocation(ChunkTopic.NAME, 0, offset, offset));
  }

  private void assign(long revision, TimelineEntry... entries) {
    ModelAssignment assignment =
        new ModelAssignment("signals", revision, List.of(entries), Instant.now());
    records.put("signals", serdes.models().serializer().serialize("models", assignment));
  }

  private static TimelineEntry entry(long validFrom, String version) {
    return new TimelineEntry(
        Instant.ofEpochMilli(validFrom), new ModelVersion("m", version), List.of());
  }

  private void assertChampion(String version) {
    assertThat(live.get().champion("signals", NOW).orElseThrow().id())
        .isEqualTo(new VersionId("m", version));
  }

  private double refused(String reason) {
    return meters.get("weir.model.refused").tag("reason", reason).counter().count();
  }
}
