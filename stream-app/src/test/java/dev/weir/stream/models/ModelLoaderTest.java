package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Digests;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.modelregistry.routes.ArtifactLimits;
import dev.weir.modelregistry.routes.ModelSignature;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.TimelineEntry;
import dev.weir.schemas.UndecodableException;
import dev.weir.stream.LogCapture;
import dev.weir.stream.TestModels;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.names.ModelVersionId;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class ModelLoaderTest extends LoaderFixture {
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
        .isEqualTo(new ModelSelection.Pending("m/1 is not loaded: its manifest is not there yet"));

    // When the manifest arrives
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
    assign(1, entry(0, "1"), entry(NOW - 1_000, "2"));

    // When
    loader.round();
    loader.round();

    // Then
    assertChampion("2");
    assertThat(live.get().loaded()).hasSize(2);
    assertThat(chunks.consumers).isEqualTo(2);
  }

  @Test
  void shouldRemoveMetersOfVersionsThatNoTimelineHas() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1", "2"));
    loader.round();
    assertThat(meters.find("weir.challenger.failures").tag("version", "2").counters()).isNotEmpty();

    // When
    assign(2, entry(0, "1"));
    loader.round();

    // Then
    assertThat(meters.find("weir.challenger.failures").tag("version", "2").counters()).isEmpty();
  }

  @Test
  void shouldFallBackAndSayWhyWhereVersionIsRefused() {
    // Given
    publish("1");
    publish("2", manifest("2"), "0".repeat(64));
    assign(1, entry(0, "1"), entry(1_000, "2"));

    // When
    loader.round();
    loader.round();

    // Then
    assertChampion("1");
    assertThat(live.get().routes().get("signals").state(new ModelVersionId("m", "2")))
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
    publish("1", manifest("1"), "0".repeat(64));
    for (int minute = 0; minute < 60; minute++) {
      loader.round();
      clock.addAndGet(60_000);
    }

    // Then
    assertChampion("1");
    assertThat(refused("hash-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldServeAndTellWhatReplacedAVersionUnderItsName() {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    loader.round();
    String before = live.get().champion("signals", NOW).orElseThrow().sha256();

    // When another model is written under the same name
    byte[] other = TestModels.artifact(TestModels.train(2));
    try (LogCapture log = LogCapture.of("dev.weir")) {
      ChunkLocation anywhere = new ChunkLocation(ChunkTopic.NAME, 0, 0L, 0L);
      ModelManifest manifest = TestModels.manifest(MODEL, "m", "1", other, anywhere);
      announce(manifest, 0, appendChunks("1", other, 0));
      loader.round();

      // Then
      String after = live.get().champion("signals", NOW).orElseThrow().sha256();
      assertThat(before).isEqualTo(Digests.of(ARTIFACT));
      assertThat(after).isEqualTo(Digests.of(other));
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("m/1 was replaced under the same name", before, after);
      assertThat(meters.get("weir.model.replaced").counter().count()).isEqualTo(1);
      assertThat(page()).contains("\"sha256\" : \"" + after + "\"");
    }
  }

  @Test
  void shouldRefuseWhatNobodySignedWhoMay() throws NoSuchAlgorithmException {
    // Given
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    limits = new ArtifactLimits(ArtifactCodec.kinds(), MAX_BYTES, List.of(pair.getPublic()));
    ModelLoader careful = newLoader(InstanceRole.ALL);
    publish("1");
    ModelManifest signed = manifest("2");
    signed.setSignature(ModelSignature.sign(pair.getPrivate(), "m", "2", signed.getSha256()));
    publish("2", signed, signed.getSha256());
    assign(1, entry(0, "2", "1"));

    // When
    careful.round();

    // Then
    assertChampion("2");
    assertThat(challengers()).isEmpty();
    assertThat(refused("not-signed")).isEqualTo(1);
  }

  @Test
  void shouldRefuseVersionWithOtherInputThanFirstOfRoute() {
    // Given
    publish("1");
    ModelManifest other = manifest("2");
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

    // When entries are out of order
    assign(2, entry(5, "1"), entry(5, "2"));
    loader.round();

    // Then
    assertChampion("1");
    assertThat(refused("assignment-invalid")).isEqualTo(1);

    // When valid again
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
    assertThat(live.get().choose("signals", NOW)).isInstanceOf(ModelSelection.Pending.class);
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
    assertThat(meters.get("weir.model.swaps").tag("route", "signals").counter().count())
        .isEqualTo(1);
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
      loader.start(() -> countDownOnceReady(went), e -> {});
      while (meters.get("weir.model.loader.failures").counter().count() == 0) {
        Thread.sleep(5);
      }
      chunks.failure = null;
      clock.addAndGet(VersionCache.REFUSED_AGAIN_MS);
      loader.changed();

      // Then
      assertThat(went.await(2, TimeUnit.MINUTES)).isTrue();
      assertChampion("1");
    }
  }

  private void countDownOnceReady(CountDownLatch latch) {
    if (live.get().ready(List.of("signals"), NOW)) {
      latch.countDown();
    }
  }

  @Test
  void shouldWaitWithoutWarningWhileTopicIsBeingRead() throws InterruptedException {
    // Given a store that opens late
    publish("1");
    assign(1, entry(0, "1"));
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch went = new CountDownLatch(1);
    notYetReadable = () -> asked.incrementAndGet() < 4;

    // When
    try (loader;
        LogCapture log = LogCapture.of("dev.weir")) {
      loader.start(() -> countDownOnceReady(went), e -> {});

      // Then
      assertThat(went.await(2, TimeUnit.MINUTES)).isTrue();
      assertThat(log.warnings()).isEmpty();
    }
    assertThat(meters.get("weir.model.loader.failures").counter().count()).isZero();
  }

  @Test
  void shouldLoadChallengersBesideChampion() {
    // Given
    publish("1");
    publish("2");
    publish("3");
    assign(1, entry(0, "1", "2", "3"));

    // When
    loader.round();

    // Then
    assertChampion("1");
    assertThat(challengers()).containsExactly("2", "3");
  }

  @Test
  void shouldBeReadyThoughChallengerIsRefusedMissingOrUnpublished() {
    // Given
    publish("1");
    publish("2", manifest("2"), "0".repeat(64));
    announce(manifest("3"), 0, 0);
    assign(1, entry(0, "1", "2", "3", "4"));

    // When
    loader.round();

    // Then
    assertChampion("1");
    assertThat(live.get().ready(List.of("signals"), NOW)).isTrue();
    assertThat(challengers()).isEmpty();
    assertThat(state("2")).isInstanceOf(VersionState.Refused.class);
    assertThat(state("3")).isInstanceOf(VersionState.Pending.class);
    assertThat(state("4")).isInstanceOf(VersionState.Pending.class);
    assertThat(refused("hash-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldBeReadyThoughBrokerOfChallengerIsAway() {
    // Given
    publish("1", 0);
    publish("2", 1);
    publish("3", 0);
    assign(1, entry(0, "1", "2", "3"));
    chunks.failingPartition = 1;

    // When
    assertThatThrownBy(loader::round).isInstanceOf(KafkaException.class);

    // Then
    assertChampion("1");
    assertThat(challengers()).containsExactly("3");
    assertThat(state("2"))
        .isInstanceOfSatisfying(
            VersionState.Pending.class, p -> assertThat(p.detail()).contains("partition 1 away"));

    // When the broker is back
    chunks.failingPartition = -1;
    clock.addAndGet(VersionCache.FAILED_AGAIN_MS);
    loader.round();

    // Then
    assertThat(challengers()).containsExactly("2", "3");
  }

  @Test
  void shouldRefuseVersionAloneWhereLoadingItEndsInAnError() {
    // Given
    publish("1", 0);
    publish("2", 1);
    publish("3", 0);
    assign(1, entry(0, "1", "2", "3"), entry(1_000, "2", "3"));
    chunks.failingPartition = 1;
    chunks.error = new OutOfMemoryError("Java heap space");

    // When
    for (long pause : VersionCache.PENDING_PAUSES_MS) {
      loader.round();
      clock.addAndGet(pause);
    }
    loader.round();

    // Then
    assertChampion("1");
    assertThat(challengers()).containsExactly("3");
    assertThat(refused("cannot-score")).isEqualTo(1);
    assertThat(page()).contains("OutOfMemoryError: Java heap space");
  }

  @Test
  void shouldLoadAVersionOnceThoseBeforeItLeaveItMemory() {
    // Given room for one
    memory = MODEL_MEMORY * 3 / 2;
    publish("1");
    publish("2");
    assign(1, entry(0, "1", "2"));
    ModelLoader small = newLoader(InstanceRole.ALL);

    // When
    try (LogCapture log = LogCapture.of("dev.weir")) {
      small.round();
      small.round();

      // Then
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("m/2 waits for memory", "model.memory");
    }
    assertChampion("1");
    assertThat(live.get().loaded())
        .singleElement()
        .satisfies(one -> assertThat(one.memory()).isBetween((long) ARTIFACT.length, memory));
    assertThat(state("2")).isInstanceOf(VersionState.Unloaded.class);

    // When the first is no longer needed
    assign(2, entry(0, "2"));
    small.round();

    // Then
    assertChampion("2");
  }

  @Test
  void shouldLoadTheSameVersionsWhicheverCameFirst() {
    // Given room for two, and a running instance while a third champion is assigned
    memory = MODEL_MEMORY * 5 / 2;
    for (int version = 1; version <= 5; version++) {
      publish("" + version);
    }
    ModelLoader running = newLoader(InstanceRole.ALL);
    assign(1, entry(0, "1"), entry(NOW - 3_000, "2", "4", "5"));
    running.round();
    assign(2, entry(0, "1"), entry(NOW - 3_000, "2", "4", "5"), entry(NOW - 1_000, "3", "4", "5"));

    // When
    running.round();
    List<String> there = loadedVersions();
    newLoader(InstanceRole.ALL).round();

    // Then the champion scores its records, and so does the previous one
    assertThat(there).containsExactly("2", "3").isEqualTo(loadedVersions());
    assertChampion("3");
  }

  @Test
  void shouldWaitForAChampionThatOthersOfItsKindLeaveNoMemory() {
    // Given room for one, and a future champion
    memory = MODEL_MEMORY * 3 / 2;
    publish("1");
    publish("2");
    assign(1, entry(0, "1"), entry(NOW + 60_000, "2"));
    ModelLoader small = newLoader(InstanceRole.ALL);
    small.round();
    int fetched = chunks.consumers;

    // When its time comes
    clock.addAndGet(30_000);
    small.round();
    assertThat(live.get().choose("signals", NOW + 60_000))
        .isInstanceOf(ModelSelection.Pending.class);
    assertThat(chunks.consumers).isEqualTo(fetched);
    clock.addAndGet(30_000);
    small.round();

    // Then
    assertThat(live.get().champion("signals", NOW + 60_000).orElseThrow().id().version())
        .isEqualTo("2");
    assertThat(meters.find("weir.model.refused").tag("reason", "too-much-memory").counters())
        .allMatch(counter -> counter.count() == 0);
  }

  @Test
  void shouldRefuseAChampionThatWouldNotFitAlone() {
    // Given
    memory = MODEL_MEMORY * 3 / 2;
    publish("1");
    ModelManifest large = manifest("2");
    large.setBytes(memory + 1);
    publish("2", large, large.getSha256());
    assign(1, entry(0, "1"), entry(1_000, "2"));

    // When
    newLoader(InstanceRole.ALL).round();

    // Then
    assertChampion("1");
    assertThat(refused("too-much-memory")).isEqualTo(1);
  }

  @Test
  void shouldNotFetchAgainWhatThereIsNoMemoryFor() {
    // Given room for a challenger's artifact, but not for its model
    publish("1");
    publish("2");
    memory = MODEL_MEMORY + ARTIFACT.length + 1;
    assign(1, entry(0, "1", "2"));
    ModelLoader small = newLoader(InstanceRole.ALL);
    small.round();
    int fetched = chunks.consumers;

    // When
    for (int minute = 0; minute < 60; minute++) {
      clock.addAndGet(60_000);
      small.round();
    }

    // Then
    assertThat(chunks.consumers).isEqualTo(fetched);
    assertChampion("1");
    assertThat(state("2")).isInstanceOf(VersionState.Unloaded.class);
  }

  private List<String> loadedVersions() {
    return live.get().loaded().stream().map(one -> one.id().version()).sorted().toList();
  }

  @Test
  void shouldLoadWhatIsSignedAfterItWasRefused() throws NoSuchAlgorithmException {
    // Given
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    limits = new ArtifactLimits(ArtifactCodec.kinds(), MAX_BYTES, List.of(pair.getPublic()));
    ModelLoader careful = newLoader(InstanceRole.ALL);
    publish("1");
    assign(1, entry(0, "1"));
    careful.round();
    assertThat(state("1")).isInstanceOf(VersionState.Refused.class);

    // When
    ModelManifest signed = manifest("1");
    signed.setSignature(ModelSignature.sign(pair.getPrivate(), "m", "1", signed.getSha256()));
    announce(signed, 0, 0);
    careful.round();

    // Then
    assertChampion("1");

    // When a loaded version is signed again, it stays
    int fetched = chunks.consumers;
    signed.setPublishedAt(signed.getPublishedAt().plusSeconds(1));
    announce(signed, 0, 0);
    careful.round();
    assertThat(chunks.consumers).isEqualTo(fetched);
  }

  @Test
  void shouldTryAgainWhatMayHaveFailedForThisMachineAlone() {
    // Given a heap that is full temporarily
    publish("1", 0);
    publish("2", 1);
    assign(1, entry(0, "1"), entry(1_000, "2"));
    chunks.failingPartition = 1;
    chunks.error = new OutOfMemoryError("Java heap space");
    loader.round();
    assertThat(state("2"))
        .isInstanceOfSatisfying(
            VersionState.Pending.class, p -> assertThat(p.detail()).contains("retried"));

    // When
    chunks.failingPartition = -1;
    clock.addAndGet(VersionCache.PENDING_PAUSES_MS[0]);
    loader.round();

    // Then
    assertChampion("2");
  }

  @Test
  void shouldTryARefusedVersionMoreAndMoreSeldomThatMayHaveFailedForThisMachineAlone() {
    // Given
    publish("1", 0);
    publish("2", 1);
    assign(1, entry(0, "1"), entry(1_000, "2"));
    chunks.failingPartition = 1;
    chunks.error = new OutOfMemoryError("Java heap space");
    for (long pause : VersionCache.PENDING_PAUSES_MS) {
      loader.round();
      clock.addAndGet(pause);
    }
    loader.round();
    assertChampion("1");

    // When an hour passes
    int before = chunks.consumers;
    for (int second = 0; second < 3_600; second++) {
      clock.addAndGet(1_000);
      loader.round();
    }

    // Then
    assertThat(chunks.consumers - before).isBetween(5, 9);
    assertThat(refused("cannot-score")).isEqualTo(1);

    // When it is finally valid
    chunks.failingPartition = -1;
    clock.addAndGet(600_000);
    loader.round();

    // Then
    assertChampion("2");
  }

  @Test
  void shouldRefuseNamesThatWouldBeOtherVersionsInKeys() {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    loader.round();

    // When
    assign(2, entry(0, "1"), entry(1_000, "1/champion"));
    ModelManifest slash = manifest("1");
    slash.setName("m/m");
    records.put("m/m/1", serdes.models().serializer().serialize("models", slash));
    loader.round();

    // Then
    assertChampion("1");
    assertThat(loader.problems().get("signals").reason())
        .isEqualTo(RefusalReason.ASSIGNMENT_INVALID);
    assertThat(loader.problems().get("signals").detail()).contains("'1/champion' is not allowed");
    assertThat(loader.problems().get("m/m/1").reason()).isEqualTo(RefusalReason.MANIFEST_INVALID);
  }

  @Test
  void shouldRefuseTimelineWithNamesThatAreTooLong() {
    // given
    publish("1");
    assign(1, entry(0, "1"));
    loader.round();

    // when
    assign(2, entry(0, "1"), entry(1_000, "1".repeat(129)));
    loader.round();

    // then
    assertChampion("1");
    assertThat(loader.problems().get("signals").reason())
        .isEqualTo(RefusalReason.ASSIGNMENT_INVALID);
    assertThat(loader.problems().get("signals").detail())
        .contains("The model version", "129 characters");
  }

  @Test
  void shouldRefuseTimelineThatIsTooLong() {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    loader.round();

    // When
    assign(
        2, entry(0, "1", IntStream.range(2, 40).mapToObj(String::valueOf).toArray(String[]::new)));
    loader.round();

    // Then
    assertThat(loader.problems().get("signals").detail()).contains("38 challengers");

    // When
    assign(2, IntStream.range(0, 5_001).mapToObj(i -> entry(i, "1")).toArray(TimelineEntry[]::new));
    loader.round();

    // Then
    assertChampion("1");
    assertThat(loader.problems().get("signals").detail()).contains("5001 entries");
  }

  @Test
  void shouldTryAgainWhatCouldNotBeDecoded() {
    // Given a registry that does not know the schema yet
    publish("1");
    byte[] manifest = records.get("m/1");
    AtomicBoolean known = new AtomicBoolean();
    Deserializer<SpecificRecord> late =
        (topic, bytes) -> {
          if (Arrays.equals(bytes, manifest) && !known.get()) {
            throw new UndecodableException("schema 7 is not known");
          }
          return serdes.models().deserializer().deserialize(topic, bytes);
        };
    AtomicInteger refusals = new AtomicInteger();
    ModelTopicView topicView =
        new ModelTopicView(late, "models", (key, refused) -> refusals.incrementAndGet());

    // When
    topicView.refresh(records, List.of(), NOW);
    topicView.refresh(records, List.of(), NOW + 30_000);

    // Then
    assertThat(topicView.problem("m/1")).isPresent();
    assertThat(refusals).hasValue(1);

    // When
    known.set(true);
    topicView.refresh(records, List.of(), NOW + 31_000);
    assertThat(topicView.problem("m/1")).isPresent();
    topicView.refresh(records, List.of(), NOW + 60_000);

    // Then
    assertThat(topicView.problem("m/1")).isEmpty();
    assertThat(topicView.manifest(new ModelVersionId("m", "1"))).isPresent();
  }

  @Test
  void shouldTryAgainWhatTheRegistryWasAwayForMeanwhile() {
    // Given a record whose schema is unknown at first; then the registry is unavailable, then back
    publish("1");
    byte[] manifest = records.get("m/1");
    RecordSerdes away = RecordSerdes.of(Map.of("schema.registry.url", "http://127.0.0.1:1"));
    AtomicInteger asked = new AtomicInteger();
    Deserializer<SpecificRecord> late =
        (topic, bytes) -> {
          if (Arrays.equals(bytes, manifest)) {
            switch (asked.getAndIncrement()) {
              case 0 -> throw new UndecodableException("schema 7 is not known");
              case 1 -> {
                return away.models().deserializer().deserialize(topic, new byte[] {0, 0, 0, 0, 9});
              }
              default -> {}
            }
          }
          return serdes.models().deserializer().deserialize(topic, bytes);
        };
    ModelTopicView topicView = new ModelTopicView(late, "models", (key, refused) -> {});

    // When
    topicView.refresh(records, List.of(), NOW);
    assertThat(topicView.refresh(records, List.of(), NOW + 30_000)).isPresent();
    topicView.refresh(records, List.of(), NOW + 31_000);

    // Then
    assertThat(topicView.manifest(new ModelVersionId("m", "1"))).isPresent();
    assertThat(topicView.problem("m/1")).isEmpty();
  }

  @Test
  void shouldRefuseABadVersionThoughManyRecordsAreBad() {
    // Given
    for (int i = 0; i < 2_000; i++) {
      records.put("a" + i, new byte[] {7});
    }
    records.put("m/2", new byte[] {7});
    publish("1");
    assign(1, entry(0, "1"));

    try (LogCapture log = LogCapture.of("dev.weir")) {
      // When they are retried repeatedly
      for (int second = 0; second < 120; second++) {
        loader.round();
        clock.addAndGet(1_000);
      }

      // Then each is reported once
      assertThat(log.warnings()).hasSizeLessThan(50);
      assertThat(refused("assignment-undecodable")).isEqualTo(2_000);

      // When one of them is assigned, and one that arrives later
      records.put("m/3", new byte[] {7});
      assign(2, entry(0, "1"), entry(1_000, "2"), entry(2_000, "3"));
      loader.round();
    }

    // Then
    assertThat(state("2")).isInstanceOf(VersionState.Refused.class);
    assertThat(state("3")).isInstanceOf(VersionState.Refused.class);
    assertChampion("1");
  }

  @Test
  void shouldFindItsAssignmentAmongAnyNumberOfOtherRecords() {
    // Given
    for (int i = 0; i < 100_000; i++) {
      records.put("a" + i, new byte[] {7});
      records.put("a" + i + "/1", new byte[] {0, 0, 0, 0, 9, 1});
    }
    publish("1");
    assign(1, entry(0, "1"));

    // When
    try (LogCapture log = LogCapture.of("dev.weir")) {
      loader.round();

      // Then
      assertChampion("1");
      assertThat(loader.problems()).hasSize(1_000);
      assertThat(log.warnings()).hasSizeLessThan(30);
      assertThat(log.warnings())
          .anySatisfy(w -> assertThat(w.toString()).contains("980 more records of models"));
    }
  }

  @Test
  void shouldTakeOverTheRestWhereRegistryRefusesOneRecord() {
    // Given
    publish("1");
    byte[] bad = {0, 0, 0, 0, 9, 1};
    records.put("a/1", bad);
    assign(1, entry(0, "1"));
    RecordSerdes away = RecordSerdes.of(Map.of("schema.registry.url", "http://127.0.0.1:1"));
    Deserializer<SpecificRecord> refusing =
        (topic, bytes) -> {
          if (Arrays.equals(bytes, bad)) {
            return away.models().deserializer().deserialize(topic, bytes);
          }
          return serdes.models().deserializer().deserialize(topic, bytes);
        };
    ModelTopicView topicView = new ModelTopicView(refusing, "models", (key, refused) -> {});

    // When
    assertThat(topicView.refresh(records, List.of("signals"), NOW)).isPresent();

    // Then
    assertThat(topicView.timeline("signals")).isPresent();
    assertThat(topicView.manifest(new ModelVersionId("m", "1"))).isPresent();
  }

  @Test
  void shouldSeeAChangeOfTheTimelineWhileAnArtifactIsLoaded() {
    // Given
    publish("1");
    publish("2");
    publish("3");
    assign(1, entry(0, "1"), entry(1_000, "2"));
    List<Runnable> waiting = new ArrayList<>();
    AtomicBoolean slow = new AtomicBoolean();
    worker =
        work -> (slow.get() ? (Executor) waiting::add : (Executor) Runnable::run).execute(work);
    ModelLoader apart = newLoader(InstanceRole.ALL);
    apart.round();
    slow.set(true);

    // When a challenger loads slowly, and the champion is rolled back meanwhile
    assign(2, entry(0, "1"), entry(1_000, "2"), entry(NOW + 60_000, "2", "3"));
    apart.round();
    assertThat(waiting).hasSize(1);
    assign(
        3,
        entry(0, "1"),
        entry(1_000, "2"),
        entry(NOW + 60_000, "2", "3"),
        entry(NOW + 61_000, "1"));
    apart.round();
    assertThat(waiting).hasSize(2);
    waiting.removeLast().run();
    clock.addAndGet(62_000);
    apart.round();

    // Then
    assertThat(live.get().champion("signals", NOW + 61_000).orElseThrow().id().version())
        .isEqualTo("1");
    assertThat(waiting).hasSize(1);

    // When it is loaded
    waiting.removeFirst().run();
    apart.round();

    // Then
    assertThat(live.get().champion("signals", NOW + 61_000).orElseThrow().id().version())
        .isEqualTo("1");
    assertThat(waiting).isEmpty();
  }

  @Test
  void shouldNotTakeMoreMemoryThanThereIsWhereTwoAreLoadedAtOnce() {
    // Given a challenger being loaded, which leaves one byte less than a model needs
    memory = 2 * MODEL_MEMORY + ARTIFACT.length - 1;
    publish("1");
    publish("2");
    publish("3");
    List<Runnable> waiting = new ArrayList<>();
    AtomicBoolean slow = new AtomicBoolean();
    worker =
        work -> (slow.get() ? (Executor) waiting::add : (Executor) Runnable::run).execute(work);
    ModelLoader small = newLoader(InstanceRole.ALL);
    assign(1, entry(0, "1"));
    small.round();
    slow.set(true);
    assign(2, entry(0, "1", "2"));
    small.round();
    slow.set(false);
    List<VersionState> meanwhile = new ArrayList<>();

    // When a champion is published
    chunks.onPoll =
        () -> {
          assign(3, entry(0, "1", "2"), entry(NOW - 1, "3"));
          small.round();
          meanwhile.add(state("3"));
        };
    waiting.removeFirst().run();

    // Then
    assertThat(meanwhile)
        .singleElement()
        .isEqualTo(new VersionState.Pending("waiting for memory", true));
    int fetched = chunks.consumers;

    // When the challenger has stopped
    small.round();

    // Then
    assertThat(loadedVersions()).containsExactly("1", "3");
    assertThat(state("2")).isInstanceOf(VersionState.Unloaded.class);
    assertThat(chunks.consumers).isEqualTo(fetched + 1);
    assertThat(meters.get("weir.model.refused").tag("reason", "too-much-memory").counter().count())
        .isZero();

    // When there is room for it again
    clock.addAndGet(3_600_001);
    small.round();
    assign(4, entry(0, "1"), entry(NOW - 1, "3", "2"));
    small.round();

    // Then
    assertThat(loadedVersions()).containsExactly("2", "3");
  }

  @Test
  void shouldNotKeepWhatNoRecordMeets() {
    // Given thirty nights of retraining, each with a challenger
    TimelineEntry[] entries = new TimelineEntry[31];
    publish("0");
    entries[0] = entry(0, "0");
    for (int night = 1; night <= 30; night++) {
      publish("" + night);
      entries[night] = entry(NOW - 3_600_001 - 86_400_000L * (30 - night), "0", "" + night);
    }
    assign(31, entries);

    // When
    loader.round();

    // Then
    assertThat(live.get().loaded())
        .extracting(loaded -> loaded.id().version())
        .containsExactlyInAnyOrder("0", "30");
    assertThat(challengers()).containsExactly("30");
    assertThat(page()).contains("\"unloaded\"");
    assertThat(chunks.consumers).isEqualTo(2);
  }

  @Test
  void shouldLoadAnEarlierVersionWhenARecordAsksForItAndUnloadItAgain() {
    // Given
    publish("1");
    publish("2");
    long swap = NOW - 7_200_000;
    assign(1, entry(0, "1"), entry(swap, "2"));
    loader.round();
    ModelSelection before = live.get().choose("signals", swap - 1);
    assertThat(before)
        .isInstanceOfSatisfying(
            ModelSelection.Pending.class,
            n -> assertThat(n.unloaded()).contains(new ModelVersionId("m", "1")));

    // When
    live.get().asked().accept(new ModelVersionId("m", "1"));
    loader.round();

    // Then
    assertThat(live.get().champion("signals", swap - 1).orElseThrow().id().version())
        .isEqualTo("1");

    // When no record needs it any more
    clock.addAndGet(3_600_001);
    loader.round();

    // Then
    assertThat(live.get().loaded()).hasSize(1);
    assertThat(state("1")).isInstanceOf(VersionState.Unloaded.class);
  }

  @Test
  void shouldUnloadWhatWasAskedForWhereMemoryIsNeeded() {
    // Given room for two
    memory = MODEL_MEMORY * 5 / 2;
    ModelLoader small = newLoader(InstanceRole.ALL);
    publish("1");
    publish("2");
    publish("3");
    assign(1, entry(0, "1"), entry(1_000, "2"), entry(2_000, "3"));
    small.round();
    live.get().asked().accept(new ModelVersionId("m", "1"));
    small.round();
    assertThat(live.get().loaded()).hasSize(2);
    clock.addAndGet(1_000);

    // When
    live.get().asked().accept(new ModelVersionId("m", "2"));
    small.round();

    // Then
    assertThat(live.get().loaded())
        .extracting(loaded -> loaded.id().version())
        .containsExactlyInAnyOrder("2", "3");
    assertThat(state("1")).isInstanceOf(VersionState.Unloaded.class);
    assertThat(meters.get("weir.model.refused").tag("reason", "too-much-memory").counter().count())
        .isZero();
  }

  @Test
  void shouldRememberThatAVersionWasRefusedThoughNobodyAsksForIt() {
    // Given
    publish("1");
    publish("2", manifest("2"), "0".repeat(64));
    publish("3");
    assign(1, entry(0, "1"), entry(1_000, "2"), entry(2_000, "3"));
    loader.round();
    live.get().asked().accept(new ModelVersionId("m", "2"));
    loader.round();
    assertThat(state("2")).isInstanceOf(VersionState.Refused.class);

    // When
    clock.addAndGet(3_600_001);
    loader.round();
    loader.round();

    // Then its records request the preceding version
    assertThat(live.get().choose("signals", 1_500))
        .isInstanceOfSatisfying(
            ModelSelection.Pending.class,
            n -> assertThat(n.unloaded()).contains(new ModelVersionId("m", "1")));
    assertThat(refused("hash-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldTryAFailedVersionAgainLaterAndLater() {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    chunks.failure = new KafkaException("broker away");

    // When
    assertThatThrownBy(loader::round).isInstanceOf(KafkaException.class);
    int after = chunks.consumers;
    loader.round();
    loader.round();

    // Then
    assertThat(chunks.consumers).isEqualTo(after);

    // When
    clock.addAndGet(VersionCache.FAILED_AGAIN_MS);
    assertThatThrownBy(loader::round).isInstanceOf(KafkaException.class);
    clock.addAndGet(VersionCache.FAILED_AGAIN_MS);
    loader.round();
    assertThat(chunks.consumers).isEqualTo(after + 1);
    clock.addAndGet(VersionCache.FAILED_AGAIN_MS);
    chunks.failure = null;
    loader.round();

    // Then
    assertChampion("1");
  }

  @Test
  void shouldLoadOnlyWhatItsRoleScores() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1", "2"));

    // When, then
    newLoader(InstanceRole.CHAMPION).round();
    assertThat(live.get().loaded()).extracting(m -> m.id().version()).containsExactly("1");
    assertThat(challengers()).isEmpty();
    newLoader(InstanceRole.CHALLENGER).round();
    assertThat(live.get().loaded()).extracting(m -> m.id().version()).containsExactly("2");
    assertThat(challengers()).containsExactly("2");
    assertThat(live.get().ready(List.of("signals"), NOW)).isTrue();
  }

  @Test
  void shouldRefuseChallengerWithOtherInput() {
    // Given
    publish("1");
    ModelManifest other = manifest("2");
    other.setInput(new ModelInput("signal", List.of(2, 40)));
    publish("2", other, other.getSha256());
    assign(1, entry(0, "1", "2"));

    // When
    loader.round();
    loader.round();

    // Then
    assertThat(challengers()).isEmpty();
    assertThat(refused("input-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldKeepHealthOverRoundsAndBeginAnewWhereAssignedAgain() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1", "2"));
    loader.round();
    suspend();

    // When something else changes
    publish("3");
    assign(2, entry(0, "1", "2"), entry(NOW + 60_000, "3"));
    loader.round();

    // Then
    assertThat(live.get().suspended("signals")).isEqualTo(1);
    assertThat(page()).contains("suspended").contains("5 failures in a row");

    // When it is assigned again
    assign(3, entry(0, "1"), entry(NOW, "1", "2"));
    loader.round();

    // Then
    assertThat(live.get().suspended("signals")).isZero();
    assertThat(challengers()).containsExactly("2");
  }

  private void suspend() {
    ModelSelection.Selected choice = (ModelSelection.Selected) live.get().choose("signals", NOW);
    ChallengerHealth health = choice.challengers().getFirst().health();
    for (int i = 0; i < 5; i++) {
      health.recordException(new IllegalStateException("broken"));
    }
  }
}
