package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.base.Digests;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.MemoryLimit;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.modelregistry.chunks.ArtifactStream;
import dev.weir.modelregistry.routes.ArtifactLimits;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.TestModels;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.names.ModelVersionId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ArtifactLoaderTest {
  private static final SignalModel MODEL = TestModels.train(1);
  private static final MemoryLimit MEMORY = reckoned -> 1L << 28;
  private static final byte[] ARTIFACT = TestModels.artifact(MODEL);

  private static final String SHA256 = Digests.of(ARTIFACT);

  private final RecordSerdes serdes =
      RecordSerdes.of(Map.of("schema.registry.url", "mock://artifact-loader"));
  private final ChunkTopic topic = new ChunkTopic(serdes.chunks().serializer());
  private final List<ModelChunk> chunks = TestModels.chunks(ARTIFACT, "m", "1");

  @Test
  void shouldLoadFromOffsetsOfManifest() throws ModelRefusedException {
    // Given
    topic.append(0, TestModels.chunks(ARTIFACT, "other", "1").getFirst());
    chunks.forEach(c -> topic.append(0, c));

    // When
    LoadedModel loaded = loader().load(manifest(0, 1), MEMORY);

    // Then
    assertThat(loaded.id()).isEqualTo(new ModelVersionId("m", "1"));
    assertThat(chunks).hasSizeGreaterThan(2);
    assertSameScores(loaded.model());
  }

  @Test
  void shouldSearchByKeyWhereOffsetsAreOthers() throws ModelRefusedException {
    // Given
    for (String foreign : List.of("something/else/0", "m/1/x", "m/1/", "m/1/77", "m/1/0/0/0")) {
      topic.append(1, foreign, new byte[] {1});
    }
    chunks.forEach(c -> topic.append(1, c));

    // When, then
    assertSameScores(loader().load(manifest(0, 500), MEMORY).model());
  }

  @Test
  void shouldSearchByKeyWhereChunksAreInterleaved() throws ModelRefusedException {
    // Given
    List<ModelChunk> others = TestModels.chunks(ARTIFACT, "m", "2");
    for (int i = 0; i < chunks.size(); i++) {
      topic.append(0, chunks.get(i));
      topic.append(0, others.get(i));
    }

    // When, then
    assertSameScores(loader().load(manifest(0, 0), MEMORY).model());
  }

  @Test
  void shouldReadChunksUnderTheirDigestWhereverTheyLie() throws ModelRefusedException {
    // Given
    chunks.forEach(c -> topic.append(1, c, SHA256));

    // When, then
    assertSameScores(loader().load(manifest(1, 0), MEMORY).model());
    assertSameScores(loader().load(manifest(0, 500), MEMORY).model());
  }

  @Test
  void shouldNotMindWhatOtherPublishersOfTheVersionLeft() throws ModelRefusedException {
    // Given foreign chunks, before and after, under another digest and without one
    String other = "f".repeat(64);
    List<ModelChunk> others = TestModels.chunks(new byte[ARTIFACT.length], "m", "1");
    others.forEach(c -> topic.append(0, c, other));
    others.forEach(c -> topic.append(0, c));
    chunks.forEach(c -> topic.append(0, c, SHA256));
    others.forEach(c -> topic.append(0, c, other));
    others.forEach(c -> topic.append(0, c));

    // When, then
    assertSameScores(loader().load(manifest(0, 0), MEMORY).model());
    assertSameScores(loader().load(manifest(0, 2L * chunks.size()), MEMORY).model());
  }

  @Test
  void shouldWaitForItsOwnChunksThoughAnEarlierPublisherLeftSome() {
    // Given a mirror that is still incomplete
    TestModels.chunks(new byte[ARTIFACT.length], "m", "1").forEach(c -> topic.append(0, c));
    topic.append(1, chunks.getFirst(), SHA256);

    // When, then
    assertRefused(manifest(0, 0), RefusalReason.CHUNK_MISSING, "nowhere in model-chunks");
    assertRefused(manifest(0, 700), RefusalReason.CHUNK_MISSING, "nowhere in model-chunks");
  }

  @Test
  void shouldFindItsOwnChunksWhereAnEarlierPublishersLieInTheirPlace()
      throws ModelRefusedException {
    // Given
    TestModels.chunks(new byte[ARTIFACT.length], "m", "1").forEach(c -> topic.append(0, c));
    chunks.forEach(c -> topic.append(1, c, SHA256));

    // When, then
    assertSameScores(loader().load(manifest(0, 0), MEMORY).model());
  }

  @Test
  void shouldTakeLastOfChunksThatWereWrittenAgain() throws ModelRefusedException {
    // Given
    topic.append(0, new ModelChunk("m", "1", 0, ByteBuffer.wrap(new byte[] {1})));
    topic.append(1, "gap/1/0", new byte[] {1});
    chunks.forEach(c -> topic.append(0, c));

    // When, then
    assertSameScores(loader().load(manifest(0, 700), MEMORY).model());
  }

  @Test
  void shouldSearchForChunksWrittenAgainWhereThoseOfTheManifestAreDamaged()
      throws ModelRefusedException {
    // Given
    List<ModelChunk> damaged = TestModels.chunks(new byte[ARTIFACT.length], "m", "1");
    damaged.forEach(c -> topic.append(0, c, SHA256));
    chunks.forEach(c -> topic.append(0, c, SHA256));

    // When, then
    assertSameScores(loader().load(manifest(0, 0), MEMORY).model());
  }

  @Test
  void shouldRefuseWhereChunkIsMissing() {
    // Given
    for (int i = 0; i < chunks.size(); i++) {
      if (i != 1) {
        topic.append(0, chunks.get(i));
      }
    }

    // When, then
    assertRefused(manifest(0, 0), RefusalReason.CHUNK_MISSING, "1 of the");
  }

  @Test
  void shouldRefuseWhereChunkWasRetired() {
    // Given
    chunks.forEach(c -> topic.append(0, c));
    topic.append(0, "m/1/0", null);

    // When, then
    assertRefused(manifest(0, 900), RefusalReason.CHUNK_MISSING, "1 of the");
  }

  @Test
  void shouldRefuseChunkThatIsNotTheOneOfItsKey() {
    // Given
    topic.append(0, "m/1/0", serdes.chunks().serializer().serialize("", chunks.get(1)));
    chunks.stream().skip(1).forEach(c -> topic.append(0, c));

    // When, then
    assertRefused(
        manifest(0, 0), RefusalReason.CHUNK_INVALID, "the record under key m/1/0 is chunk 1");
  }

  @Test
  void shouldRefuseUndecodableChunk() {
    // Given
    topic.append(0, "m/1/0", new byte[] {9, 9, 9});

    // When, then
    assertRefused(manifest(0, 0), RefusalReason.CHUNK_INVALID, "undecodable");
  }

  @Test
  void shouldRefuseOtherBytes() {
    // Given
    byte[] changed = ARTIFACT.clone();
    changed[changed.length / 2] ^= 1;
    TestModels.chunks(changed, "m", "1").forEach(c -> topic.append(0, c));

    // When, then
    assertRefused(manifest(0, 0), RefusalReason.HASH_MISMATCH, "SHA-256");
  }

  @Test
  void shouldRefuseBytesThatAreNoArtifactThoughTheirHashIsRight() {
    // Given
    byte[] nonsense = Arrays.copyOf(new byte[] {1, 2, 3}, 3_000);
    TestModels.chunks(nonsense, "m", "1").forEach(c -> topic.append(0, c));

    // When, then
    assertRefused(
        TestModels.manifest(MODEL, "m", "1", nonsense, at(0, 0)),
        RefusalReason.ARTIFACT_CORRUPT,
        "");
  }

  @Test
  void shouldRefuseTruncatedArtifactThoughItsHashIsRight() {
    // Given
    byte[] half = Arrays.copyOf(ARTIFACT, ARTIFACT.length / 2);
    TestModels.chunks(half, "m", "1").forEach(c -> topic.append(0, c));

    // When, then
    assertRefused(
        TestModels.manifest(MODEL, "m", "1", half, at(0, 0)), RefusalReason.ARTIFACT_CORRUPT, "");
  }

  @Test
  void shouldRefuseBytesInAnotherOrder() {
    // Given
    ByteBuffer first = chunks.get(0).getBytes();
    chunks.get(0).setBytes(chunks.get(1).getBytes());
    chunks.get(1).setBytes(first);
    chunks.forEach(c -> topic.append(0, c));

    // When, then
    assertRefused(manifest(0, 0), RefusalReason.HASH_MISMATCH, "SHA-256");
  }

  @Test
  void shouldTakeChunksThatLieInAnotherOrder() throws ModelRefusedException {
    // Given
    chunks.reversed().forEach(c -> topic.append(0, c));

    // When, then
    assertSameScores(loader().load(manifest(0, 0), MEMORY).model());
  }

  @Test
  void shouldSearchByKeyWherePartitionOfManifestDoesNotExist() throws ModelRefusedException {
    // Given
    chunks.forEach(c -> topic.append(1, c));

    // When, then
    assertSameScores(loader().load(manifest(17, 0), MEMORY).model());
  }

  @Test
  void shouldRefuseArtifactOfAnotherKindThanManifestSays() {
    // Given
    ModelManifest manifest = manifest(0, 0);
    manifest.setKind("wnn");
    manifest.setChunkCount(1);
    ArtifactStream bytes = new ArtifactStream(index -> ARTIFACT, manifest);

    // When
    ModelRefusedException refused =
        catchThrowableOfType(
            ModelRefusedException.class, () -> new ArtifactCheck(manifest, MEMORY, 1).read(bytes));

    // Then
    assertThat(refused.reason()).isEqualTo(RefusalReason.KIND_MISMATCH);
  }

  @Test
  void shouldRefuseMoreBytesThanManifestSays() {
    // Given
    chunks.forEach(c -> topic.append(0, c));
    ModelManifest manifest = manifest(0, 0);
    manifest.setBytes(manifest.getBytes() - 1);

    // When, then
    assertRefused(manifest, RefusalReason.SIZE_MISMATCH, "more than");
  }

  @Test
  void shouldRefuseFewerBytesThanManifestSays() {
    // Given
    chunks.forEach(c -> topic.append(0, c));
    ModelManifest manifest = manifest(0, 0);
    manifest.setBytes(manifest.getBytes() + 1);

    // When, then
    assertRefused(manifest, RefusalReason.SIZE_MISMATCH, "the manifest says");
  }

  @Test
  void shouldRefuseImpossibleChunkCountBeforeReading() {
    // Given
    ModelManifest manifest = manifest(0, 0);
    manifest.setChunkCount(Integer.MAX_VALUE);

    // When, then
    assertRefused(manifest, RefusalReason.SIZE_MISMATCH, "cannot hold");
    assertThat(topic.consumers).isZero();
  }

  @Test
  void shouldRefuseTooLargeArtifactBeforeReading() {
    // Given
    ModelManifest manifest = manifest(0, 0);
    manifest.setBytes(1_000_001L);

    // When, then
    assertRefused(manifest, RefusalReason.TOO_LARGE, "model.max.bytes is 1000000");
    assertThat(topic.consumers).isZero();
  }

  @Test
  void shouldRefuseOtherKindClassesOrInput() {
    // Given
    chunks.forEach(c -> topic.append(0, c));
    ModelManifest kind = manifest(0, 0);
    kind.setKind("crystal-ball");
    ModelManifest classes = manifest(0, 0);
    classes.setClasses(List.of("bump", "flat"));
    ModelManifest input = manifest(0, 0);
    input.setInput(new ModelInput("signal", List.of(1, 41)));

    // When, then
    assertRefused(kind, RefusalReason.KIND_UNKNOWN, "the known kinds are");
    assertRefused(classes, RefusalReason.CLASSES_MISMATCH, "order");
    assertRefused(input, RefusalReason.INPUT_MISMATCH, "[1, 41]");
  }

  @Test
  void shouldRefuseChunksThatNoArtifactHas() {
    // Given
    ModelManifest manifest = manifest(0, 0);
    manifest.setBytes(900_000L);
    manifest.setChunkCount(900_000);

    // When, then
    assertRefused(manifest, RefusalReason.SIZE_MISMATCH, "there can be 32768");
    assertThat(topic.consumers).isZero();
  }

  @Test
  void shouldRefuseMoreScoresThanPredictionHolds() {
    // Given
    ModelManifest manifest = manifest(0, 0);
    manifest.setClasses(IntStream.range(0, 40_000).mapToObj(i -> "class " + i).toList());

    // When, then
    assertRefused(manifest, RefusalReason.TOO_MANY_CLASSES, "its 40000 classes take");
    assertThat(topic.consumers).isZero();
  }

  @Test
  void shouldRefuseModelThatTakesMoreMemoryThanIsLeft() {
    // Given
    chunks.forEach(c -> topic.append(0, c));

    // When
    ModelRefusedException before =
        catchThrowableOfType(
            ModelRefusedException.class, () -> loader().load(manifest(0, 0), reckoned -> 1_000));
    ModelRefusedException within =
        catchThrowableOfType(
            ModelRefusedException.class,
            () -> loader().load(manifest(0, 0), reckoned -> ARTIFACT.length + 1L));

    // Then
    assertThat(before.reason()).isEqualTo(RefusalReason.TOO_MUCH_MEMORY);
    assertThat(before).hasMessageContaining("1000 bytes of memory are left");
    assertThat(within.reason()).isEqualTo(RefusalReason.TOO_MUCH_MEMORY);
    assertThat(within).hasMessageContaining("raise model.memory");
  }

  @Test
  void shouldNotTakeBrokenBrokerForBrokenArtifact() {
    // Given
    chunks.forEach(c -> topic.append(0, c));
    topic.failure = new KafkaException("broker away");

    // When, then
    assertThatThrownBy(() -> loader().load(manifest(0, 0), MEMORY)).isSameAs(topic.failure);
  }

  private ArtifactLoader loader() {
    return new ArtifactLoader(
        topic::consumer,
        serdes.chunks().deserializer(),
        ChunkTopic.NAME,
        new ArtifactLimits(ArtifactCodec.kinds(), 1_000_000, List.of()),
        Duration.ofSeconds(30),
        1);
  }

  private void assertRefused(ModelManifest manifest, RefusalReason reason, String detail) {
    ModelRefusedException refused =
        catchThrowableOfType(ModelRefusedException.class, () -> loader().load(manifest, MEMORY));
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
    assertThat(refused).hasMessageContaining(detail);
  }

  private static ModelManifest manifest(int partition, long offset) {
    return TestModels.manifest(MODEL, "m", "1", ARTIFACT, at(partition, offset));
  }

  private static ChunkLocation at(int partition, long offset) {
    return new ChunkLocation(ChunkTopic.NAME, partition, offset, offset + 9);
  }

  private static void assertSameScores(Model loaded) {
    SignalModel model = (SignalModel) loaded;
    double[] expected = new double[2];
    double[] scores = new double[2];
    MODEL.newScorer().score(TestModels.values(3, true), expected);
    model.newScorer().score(TestModels.values(3, true), scores);
    assertThat(scores).isEqualTo(expected);
  }
}
