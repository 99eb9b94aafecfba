package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.Labels;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.TimelineEntry;
import dev.weir.stream.LogCapture;
import dev.weir.stream.TestModels;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.names.ModelVersionId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A valid version scores; an invalid one is assigned after it. */
class ModelRefusalTest extends LoaderFixture {

  @Test
  void shouldKnowClassesOfVersionThatIsNotLoaded() {
    // Given
    publish("1");
    ModelManifest other = manifest("2");
    other.setClasses(List.of("a", "b", "c"));
    publish("2", other, "0".repeat(64));
    assign(1, entry(0, "1"), entry(1_000, "2"));

    // When
    loader.round();

    // Then
    assertThat(live.get().classes())
        .containsEntry(new ModelVersionId("m", "1"), Set.copyOf(MODEL.classes()))
        .containsEntry(new ModelVersionId("m", "2"), Set.of("a", "b", "c"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void shouldKeepLastGoodVersionAndSayWhy(String reason, Consumer<ModelRefusalTest> publishBad) {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    loader.round();

    try (LogCapture log = LogCapture.of("dev.weir")) {
      // When
      publishBad.accept(this);
      assign(2, entry(0, "1"), entry(1_000, "2"));
      loader.round();
      clock.addAndGet(VersionCache.MIRROR_TIMEOUT_MS);
      loader.round();
      loader.round();

      // Then
      assertChampion("1");
      assertThat(page()).contains("\"state\" : \"refused\"").contains("\"" + reason + "\"");
      assertThat(refused(reason)).isEqualTo(1);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("m/2")
          .contains("refused")
          .contains(reason);
      assertThat(meters.find("weir.model.swaps").counter()).isNull();
    }

    // When it is fixed
    publish("3");
    assign(3, entry(0, "1"), entry(1_000, "2"), entry(2_000, "3"));
    loader.round();

    // Then
    assertChampion("3");
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        way("hash-mismatch", t -> t.publish("2", manifest("2"), "0".repeat(64))),
        way("hash-mismatch", ModelRefusalTest::publishReordered),
        way("chunk-missing", ModelRefusalTest::publishWithoutSecondChunk),
        way("chunk-invalid", ModelRefusalTest::publishUnderKeysOfOthers),
        way("artifact-corrupt", ModelRefusalTest::publishTruncated),
        way("size-mismatch", ModelRefusalTest::publishShort),
        way("kind-unknown", t -> t.publishAs(m -> m.setKind("crystal-ball"))),
        way("input-mismatch", t -> t.publishAs(m -> m.setInput(input("signal", 1, 41)))),
        way("input-mismatch", t -> t.publishAs(m -> m.setInput(input("signal", 3, 40)))),
        way("input-mismatch", t -> t.publishAs(m -> m.setInput(input("image", 28, 28)))),
        way("too-large", t -> t.publishAs(m -> m.setBytes(MAX_BYTES + 1L))),
        way(
            "manifest-invalid",
            t -> t.publishAs(m -> m.setClasses(List.of("slow", Labels.OTHER, "fast")))),
        way("manifest-undecodable", t -> t.records.put("m/2", new byte[] {7})));
  }

  @Test
  void shouldWaitForChunksThatMirrorBringsLate() {
    // Given
    publish("1");
    announce(manifest("2"), 0, 500);
    assign(1, entry(0, "1"), entry(1_000, "2"));
    loader.round();

    // Then records of its time wait, since no other version may score them
    assertThat(live.get().choose("signals", 1_000))
        .isInstanceOfSatisfying(
            ModelSelection.Pending.class,
            n -> assertThat(n.detail()).contains("waiting for its chunks"));

    // When
    appendChunks("2", ARTIFACT, 1);
    clock.addAndGet(VersionCache.MISSING_AGAIN_MS);
    loader.round();

    // Then
    assertChampion("2");
    assertThat(refused("chunk-missing")).isZero();
  }

  @Test
  void shouldTakeVersionWhoseChunksComeAfterItWasRefused() {
    // Given
    publish("1");
    announce(manifest("2"), 0, 500);
    assign(1, entry(0, "1"), entry(1_000, "2"));
    loader.round();
    clock.addAndGet(VersionCache.MIRROR_TIMEOUT_MS);
    loader.round();
    assertChampion("1");

    // When
    appendChunks("2", ARTIFACT, 1);
    clock.addAndGet(VersionCache.REFUSED_AGAIN_MS);
    loader.round();

    // Then
    assertChampion("2");
  }

  @Test
  void shouldTakeVersionWhoseChunksComeAfterThoseOfAnEarlierPublisher() {
    // Given
    publish("1");
    appendChunks("2", new byte[ARTIFACT.length], 1);
    announce(manifest("2"), 0, 500);
    assign(1, entry(0, "1"), entry(1_000, "2"));
    loader.round();
    assertThat(state("2")).isInstanceOf(VersionState.Refused.class);

    // When
    String sha256 = manifest("2").getSha256();
    TestModels.chunks(ARTIFACT, "m", "2").forEach(c -> chunks.append(0, c, sha256));
    clock.addAndGet(VersionCache.REFUSED_AGAIN_MS);
    loader.round();

    // Then
    assertChampion("2");
  }

  @Test
  void shouldScoreRecordsFromBeforeTheFirstUsableVersion() {
    // Given a first version that is refused, and a valid one after it
    publish("2", manifest("2"), "0".repeat(64));
    publish("3");
    assign(1, entry(0, "2"), entry(NOW - 1_000, "3"));

    // When
    loader.round();

    // Then a backlog from before the valid one does not stop the application
    assertChampion("3");
    assertThat(live.get().champion("signals", NOW - 60_000).orElseThrow().id().version())
        .isEqualTo("3");
  }

  @Test
  void shouldLoadThePresentVersionAndThatBeforeItFirst() {
    // Given thirty nights, as seen by a fresh instance after an outage that spans a swap
    TimelineEntry[] entries = new TimelineEntry[30];
    for (int i = 0; i < entries.length; i++) {
      publish("" + i);
      entries[i] = entry(i == 0 ? 0 : NOW - 1_800_000 - 86_400_000L * (29 - i), "" + i);
    }
    assign(30, entries);
    List<Runnable> waiting = new ArrayList<>();
    worker = waiting::add;
    ModelLoader fresh = newLoader(InstanceRole.ALL);

    // When
    for (int i = 0; i < 2; i++) {
      fresh.round();
      waiting.removeFirst().run();
    }
    fresh.round();

    // Then
    assertThat(live.get().champion("signals", NOW).orElseThrow().id().version()).isEqualTo("29");
    assertThat(live.get().champion("signals", NOW - 7_200_000).orElseThrow().id().version())
        .isEqualTo("28");
    assertThat(live.get().isLoadingBefore(List.of("signals"), NOW)).isFalse();
  }

  @Test
  void shouldMeasureAgainstRightShapeOnceWrongFirstOneIsRefused() {
    // Given a route that began with the wrong shape
    publishAs(m -> m.setInput(input("signal", 1, 41)));
    publish("3");
    assign(1, entry(0, "2"), entry(1_000, "3"));
    loader.round();

    // When the first turns out not to match its manifest, the other is checked again
    loader.round();

    // Then
    assertChampion("3");
  }

  private void publishAs(Consumer<ModelManifest> change) {
    ModelManifest manifest = manifest("2");
    change.accept(manifest);
    publish("2", manifest, manifest.getSha256());
  }

  private void publishReordered() {
    List<ModelChunk> made = TestModels.chunks(ARTIFACT, "m", "2");
    ByteBuffer first = made.get(0).getBytes();
    made.get(0).setBytes(made.get(1).getBytes());
    made.get(1).setBytes(first);
    announce(manifest("2"), 0, append(made));
  }

  private void publishWithoutSecondChunk() {
    List<ModelChunk> made = new ArrayList<>(TestModels.chunks(ARTIFACT, "m", "2"));
    made.remove(1);
    announce(manifest("2"), 0, append(made));
  }

  private void publishUnderKeysOfOthers() {
    List<ModelChunk> made = TestModels.chunks(ARTIFACT, "m", "2");
    long first = -1;
    for (int i = 0; i < made.size(); i++) {
      ModelChunk other = made.get((i + 1) % made.size());
      byte[] bytes = serdes.chunks().serializer().serialize(ChunkTopic.NAME, other);
      long offset = chunks.append(0, "m/2/" + i, bytes);
      first = first < 0 ? offset : first;
    }
    announce(manifest("2"), 0, first);
  }

  /** Half of an artifact, with the hash of the half. */
  private void publishTruncated() {
    byte[] half = Arrays.copyOf(ARTIFACT, ARTIFACT.length / 2);
    ModelManifest manifest = TestModels.manifest(MODEL, "m", "2", half, manifest("2").getChunks());
    announce(manifest, 0, appendChunks("2", half, 0));
  }

  /** The last chunk is truncated. */
  private void publishShort() {
    byte[] most = Arrays.copyOf(ARTIFACT, ARTIFACT.length - 10);
    announce(manifest("2"), 0, appendChunks("2", most, 0));
  }

  private long append(List<ModelChunk> made) {
    long first = -1;
    for (ModelChunk chunk : made) {
      long offset = chunks.append(0, chunk);
      first = first < 0 ? offset : first;
    }
    return first;
  }

  private static ModelInput input(String type, int... dimensions) {
    return new ModelInput(type, Arrays.stream(dimensions).boxed().toList());
  }

  private static Arguments way(String reason, Consumer<ModelRefusalTest> publishBad) {
    return Arguments.of(reason, publishBad);
  }
}
