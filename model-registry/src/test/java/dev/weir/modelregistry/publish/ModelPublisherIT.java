package dev.weir.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Digests;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.modelregistry.routes.ModelSignature;
import dev.weir.modelregistry.routes.Route;
import dev.weir.sandbox.KafkaSandbox;
import dev.weir.sandbox.RegistrySandbox;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.Labels;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.MissingTopicException;
import dev.weir.schemas.topics.TopicReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests share one broker and one registry; each has its own topics. */
@Execution(ExecutionMode.CONCURRENT)
class ModelPublisherIT {
  private static final Map<String, Double> FIGURES = Map.of("accuracy", 0.96, "tests", 1000.0);
  private static final FeatureModel SMALL = SmallModels.model(1, 10);

  private static KafkaSandbox kafka;
  private static RegistrySandbox registry;
  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir Path folder;

  private Map<String, Object> settings;
  private TopicNames topics;
  private ModelPublisher publisher;

  @BeforeAll
  static void start() {
    var starting = RegistrySandbox.startAsync();
    kafka = KafkaSandbox.start();
    registry = starting.join();
  }

  @AfterAll
  static void stop() {
    registry.close();
    kafka.close();
  }

  @BeforeEach
  void makeTopics() {
    settings =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(), "schema.registry.url", registry.url());
    topics = new TopicNames("t" + TESTS.incrementAndGet() + ".");
    try (Admin admin = Admin.create(settings)) {
      new ClusterTopics(admin)
          .create(List.of(newTopic(Topic.MODELS, 1), newTopic(Topic.MODEL_CHUNKS, 3)));
    }
    publisher = new ModelPublisher(settings, topics, soon());
  }

  private NewTopic newTopic(Topic topic, int partitions) {
    return new NewTopic(topics.name(topic), partitions, (short) 1).configs(topic.config());
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  @Test
  void shouldPublishAFileThatCanBeFetchedAgain() throws Exception {
    // Given
    Path file = folder.resolve("model.weir");
    Files.write(file, SmallModels.bytes(SMALL));
    // When
    PublicationOutcome made =
        publisher.publish(ArtifactSource.of(file), "waves", "1", FIGURES, Progress.NONE);
    // Then
    assertThat(made.changed()).isTrue();
    assertThat(made.describe()).startsWith("published waves/1: rocket, ").contains(" in 1 chunk,");
    ModelManifest manifest = publisher.catalogue().manifest("waves", "1").orElseThrow();
    assertThat(manifest).isEqualTo(made.manifest());
    assertThat(manifest.getKind()).isEqualTo("rocket");
    assertThat(manifest.getClasses()).containsExactly("slow", "middle", "fast");
    assertThat(manifest.getInput()).isEqualTo(new ModelInput("signal", List.of(1, 40)));
    assertThat(manifest.getProvenance()).isEqualTo(SMALL.provenance().entries());
    assertThat(manifest.getFigures()).isEqualTo(FIGURES);
    assertThat(manifest.getBytes()).isEqualTo(file.toFile().length());
    assertThat(publisher.catalogue().nextVersion("waves")).isEqualTo("2");
    assertThat(fetch(manifest)).hasSameBinaryContentAs(file);
  }

  @Test
  void shouldChangeNothingWhenTheSameBytesArePublishedAgain() throws IOException {
    // Given
    publish(SMALL, "1");
    // When
    PublicationOutcome again = publish(SMALL, "1");
    // Then
    assertThat(again.changed()).isFalse();
    assertThat(again.describe()).contains("already published", "nothing changed");
    assertThat(again.manifest())
        .isEqualTo(publisher.catalogue().manifest("waves", "1").orElseThrow());
    assertThat(chunksWritten()).isEqualTo(1);
  }

  @Test
  void shouldRefuseOtherBytesUnderThePublishedVersion() throws IOException {
    // Given
    FeatureModel other = SmallModels.model(2, 10);
    ModelManifest before = publish(SMALL, "1").manifest();
    // When, Then
    assertThatThrownBy(() -> publish(other, "1"))
        .isInstanceOf(PublishException.class)
        .hasMessageContainingAll(
            "waves/1", before.getSha256(), Digests.of(SmallModels.bytes(other)), "new version");
    assertThat(publisher.catalogue().manifest("waves", "1")).contains(before);
    assertThat(publish(other, "2").changed()).isTrue();
  }

  @Test
  void shouldPublishInChunksOnOnePartition() throws IOException {
    // Given
    FeatureModel large = SmallModels.model(3, 14_000);
    byte[] bytes = SmallModels.bytes(large);
    assertThat(bytes).hasSizeGreaterThan(2 * ChunkUpload.CHUNK_BYTES);
    var updates = new ConcurrentLinkedQueue<Long>();
    // When
    ModelManifest manifest =
        publisher
            .publish(
                ArtifactSource.of(bytes),
                "waves",
                "1",
                FIGURES,
                (stage, done, total) -> updates.add(done))
            .manifest();
    // Then
    int expected = Math.ceilDiv(bytes.length, ChunkUpload.CHUNK_BYTES);
    ChunkLocation location = manifest.getChunks();
    assertThat(manifest.getChunkCount()).isEqualTo(expected);
    assertThat(location.getTopic()).isEqualTo(topics.name(Topic.MODEL_CHUNKS));
    assertThat(location.getLastOffset() - location.getFirstOffset()).isEqualTo(expected - 1);
    assertThat(updates).hasSize(expected).endsWith((long) bytes.length);
    assertThat(fetch(manifest)).hasBinaryContent(bytes);
  }

  @Test
  void shouldFindChunksByKeyWhereTheHintIsWrong() throws IOException {
    // Given: the topic contains two attempts, and the manifest's location is too far
    byte[] bytes = SmallModels.bytes(SMALL);
    uploadOnly(SmallModels.bytes(SmallModels.model(2, 10)));
    ModelManifest manifest = publish(SMALL, "1").manifest();
    ChunkLocation right = manifest.getChunks();
    for (ChunkLocation wrong :
        List.of(
            new ChunkLocation(right.getTopic(), right.getPartition(), 700L, 700L),
            new ChunkLocation(right.getTopic(), 77, 0L, 0L),
            new ChunkLocation(right.getTopic(), right.getPartition(), 0L, 0L))) {
      // When
      manifest.setChunks(wrong);
      // Then
      assertThat(fetch(manifest)).hasBinaryContent(bytes);
    }
  }

  @Test
  void shouldRefuseBytesThatAreNotThoseThatWerePublished() throws IOException {
    // Given
    ModelManifest manifest = publish(SMALL, "1").manifest();
    ChunkLocation right = manifest.getChunks();
    writeChunk(right, ModelKeyFormat.chunk("waves", "1", manifest.getSha256(), 0));
    manifest.setChunks(new ChunkLocation(right.getTopic(), right.getPartition(), 700L, 700L));
    // When, Then
    assertThatThrownBy(() -> fetch(manifest))
        .isInstanceOf(PublishException.class)
        .hasMessageContainingAll("is not the published artifact", "bytes", "publish it again");
    manifest.setChunkCount(2);
    assertThatThrownBy(() -> fetch(manifest))
        .hasMessageContaining("1 of the 2 chunks of waves/1 are nowhere");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldNotSeeAHalfPublishedVersionAndPublishItAgain() throws IOException {
    // Given: chunks without a manifest, as left by an interrupted publisher
    uploadOnly(SmallModels.bytes(SmallModels.model(2, 20)));
    // When, Then
    assertThat(publisher.catalogue().manifests()).isEmpty();
    assertThat(publisher.catalogue().nextVersion("waves")).isEqualTo("1");
    assertThatThrownBy(() -> publisher.change(AssignmentRequest.of("signals", "waves", "1")))
        .hasMessageContaining("waves/1 is not published");
    // When
    PublicationOutcome made = publish(SMALL, "1");
    // Then
    assertThat(made.changed()).isTrue();
    assertThat(made.manifest().getChunks().getFirstOffset()).isEqualTo(1);
    assertThat(fetch(made.manifest())).hasBinaryContent(SmallModels.bytes(SMALL));
  }

  @Test
  void shouldSignWhatItPublishesAndWhatIsThereAlready() throws Exception {
    // Given
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    publish(SMALL, "1");

    // When
    publisher.signing(pair.getPrivate());
    PublicationOutcome signed = publish(SMALL, "1");
    PublicationOutcome again = publish(SMALL, "1");
    publish(SmallModels.model(2, 10), "2");

    // Then
    assertThat(signed.changed()).isTrue();
    assertThat(again.changed()).isFalse();
    assertThat(publisher.catalogue().manifests())
        .hasSize(2)
        .allMatch(manifest -> ModelSignature.isBy(pair.getPublic(), manifest));
    assertThat(chunksWritten()).isEqualTo(2);
  }

  @Test
  void shouldRefuseWhatIsNoArtifactBeforeAnythingIsWritten() {
    ArtifactSource nonsense = ArtifactSource.of(new byte[1000]);
    assertThatThrownBy(() -> publisher.publish(nonsense, "waves", "1", FIGURES, Progress.NONE))
        .hasMessageStartingWith("this is not a model artifact");
    assertThatThrownBy(() -> publisher.publish(nonsense, "a/b", "1", FIGURES, Progress.NONE))
        .hasMessageContaining("a/b");
    assertThat(chunksWritten()).isZero();
  }

  @Test
  void shouldAssignAndChangeTheTimeline() throws IOException {
    // Given
    publish(SMALL, "1");
    publish(SmallModels.model(2, 10), "2");
    // When
    AssignmentOutcome first = publisher.change(AssignmentRequest.of("signals", "waves", "1"));
    AssignmentOutcome same = publisher.change(AssignmentRequest.of("signals", "waves", "1"));
    Instant later = Instant.now().plus(Duration.ofHours(1));
    AssignmentOutcome second =
        publisher.change(
            AssignmentRequest.of("signals", "waves", "2")
                .from(later)
                .against(List.of(new ModelVersion("waves", "1"))));
    // Then
    assertThat(first.changed()).isTrue();
    assertThat(same.changed()).isFalse();
    assertThat(second.assignment().getRevision()).isEqualTo(2);
    assertThat(publisher.catalogue().assignment("signals")).contains(second.assignment());
    assertThat(second.assignment().getTimeline()).hasSize(2);
    assertThat(second.describe())
        .contains("revision 2", "waves/1 from the beginning", "challengers");
    AssignmentRequest tooNear =
        AssignmentRequest.of("signals", "waves", "2").from(Instant.now().plusSeconds(20));
    assertThatThrownBy(() -> publisher.change(tooNear)).hasMessageContaining("force");
    assertThat(publisher.change(tooNear.forced()).assignment().getRevision()).isEqualTo(3);
  }

  @Test
  void shouldReleaseTheSameBytesOnlyOnce() throws IOException {
    // given
    PublicationRequest champion = release(SMALL, false);
    PublicationRequest.Outcome first = publisher.release(champion, Progress.NONE, any -> {});
    publish(SmallModels.model(2, 10), "2");
    publisher.change(
        new Challenge("signals", new ModelVersion("waves", "2"), Optional.empty(), false));
    // when
    PublicationRequest.Outcome again = publisher.release(champion, Progress.NONE, any -> {});
    PublicationRequest.Outcome challenger =
        publisher.release(release(SMALL, true), Progress.NONE, any -> {});
    PublicationRequest.Outcome named =
        publisher.release(
            new PublicationRequest(
                champion.source(), "waves", Optional.of("1b"), FIGURES, Optional.empty(), false),
            Progress.NONE,
            any -> {});
    // then
    assertThat(first.publication().changed()).isTrue();
    for (PublicationRequest.Outcome same : List.of(again, challenger)) {
      assertThat(same.publication().changed()).isFalse();
      assertThat(same.publication().manifest().getVersion()).isEqualTo("1");
      assertThat(same.assignment().orElseThrow().changed()).isFalse();
      assertThat(same.assignment().orElseThrow().assignment().getTimeline()).hasSize(2);
    }
    assertThat(named.publication().changed()).isTrue();
    assertThat(named.twins()).containsExactly(new ModelVersion("waves", "1"));
    assertThat(publisher.catalogue().versions("waves")).hasSize(3);
  }

  @Test
  void shouldReleaseNothingThatTheApplicationRefuses() throws IOException {
    // given
    publisher.release(release(SMALL, false), Progress.NONE, any -> {});
    ApplicationRules narrow =
        ApplicationRules.of(List.of(new Route("signals", "signal", 1, 99)), 100, List.of());
    PublicationRequest next = release(SmallModels.model(2, 10), false);
    try (var careful = new ModelPublisher(settings, topics, narrow)) {
      // when, then
      assertThatThrownBy(() -> careful.release(next, Progress.NONE, any -> {}))
          .hasMessageContainingAll("waves/2", "too-large", "model.max.bytes is 100");
    }
    ApplicationRules windows =
        ApplicationRules.of(List.of(new Route("signals", "signal", 1, 99)), 1 << 20, List.of());
    try (var careful = new ModelPublisher(settings, topics, windows)) {
      assertThatThrownBy(() -> careful.release(next, Progress.NONE, any -> {}))
          .hasMessageContainingAll("waves/2 cannot score route signals", "route.signals.window");
      assertThat(careful.catalogue().versions("waves")).hasSize(1);
      assertThat(chunksWritten()).isEqualTo(1);
    }
  }

  @Test
  void shouldReleaseNoModelOfAClassThatCountsLabelsThatAreNone() throws IOException {
    // given
    LabelledSignals waves = SmallModels.signals();
    LabelledSignals named =
        new LabelledSignals(
            waves.signals(), waves.labels(), List.of("slow", "middle", Labels.OTHER));
    SelectedRocketSettings few = SmallModels.settings().withKernels(10, 10);
    FeatureModel odd = SelectedRocket.train(named, few, Progress.NONE).model();

    // when, then
    assertThatThrownBy(() -> publisher.release(release(odd, false), Progress.NONE, any -> {}))
        .hasMessageContainingAll("waves/1", "manifest-invalid", "no class can be named '(other)'");
    assertThat(chunksWritten()).isZero();
  }

  @Test
  void shouldHoldToTheMomentThatItCheckedHoweverLongPublishingTakes() throws IOException {
    // given
    publisher.release(release(SMALL, false), Progress.NONE, any -> {});
    Instant moment = Instant.now().plusSeconds(35).truncatedTo(ChronoUnit.MILLIS);
    AtomicReference<Duration> spent = new AtomicReference<>(Duration.ZERO);
    try (var slow = slow(spent)) {
      // when
      PublicationRequest.Outcome outcome =
          slow.release(
              later(moment), (stage, done, total) -> spent.set(Duration.ofSeconds(20)), any -> {});

      // then
      assertThat(outcome.assignment().orElseThrow().assignment().getTimeline().getLast())
          .isEqualTo(new TimelineEntry(moment, new ModelVersion("waves", "2"), List.of()));
    }
  }

  @Test
  void shouldSayThatTheVersionIsPublishedWhereTheMomentIsPastByThen() throws IOException {
    // given
    publisher.release(release(SMALL, false), Progress.NONE, any -> {});
    Instant moment = Instant.now().plusSeconds(35);
    AtomicReference<Duration> spent = new AtomicReference<>(Duration.ZERO);
    List<ModelVersion> published = new ArrayList<>();
    try (var slow = slow(spent)) {
      // when, then
      assertThatThrownBy(
              () ->
                  slow.release(
                      later(moment),
                      (stage, done, total) -> spent.set(Duration.ofMinutes(2)),
                      published::add))
          .isInstanceOf(PublishException.class)
          .hasMessageContainingAll(
              "waves/2 is published", "route signals", "./weir assign signals waves/2")
          .hasRootCauseInstanceOf(PublishException.class);
      assertThat(published).containsExactly(new ModelVersion("waves", "2"));
      assertThat(slow.catalogue().manifest("waves", "2")).isPresent();
      assertThat(slow.catalogue().requireAssignment("signals").getTimeline()).hasSize(1);
    }
  }

  /** The rules of an application with a short limit for event times in the future. */
  private static ApplicationRules soon() {
    return ApplicationRules.withoutSettings().with(LeadTime.SHORTEST);
  }

  /** A publisher with an adjustable clock. */
  private ModelPublisher slow(AtomicReference<Duration> spent) {
    return new ModelPublisher(settings, topics, soon(), () -> Instant.now().plus(spent.get()));
  }

  private static PublicationRequest later(Instant moment) throws IOException {
    return new PublicationRequest(
        ArtifactSource.of(SmallModels.bytes(SmallModels.model(2, 10))),
        "waves",
        Optional.empty(),
        FIGURES,
        Optional.of(new Placement("signals", false, Optional.of(moment))),
        false);
  }

  private static PublicationRequest release(ArtifactSource source, Optional<String> version) {
    return new PublicationRequest(
        source,
        "waves",
        version,
        FIGURES,
        Optional.of(new Placement("signals", false, Optional.empty())),
        false);
  }

  private static PublicationRequest release(FeatureModel model, boolean challenger)
      throws IOException {
    return new PublicationRequest(
        ArtifactSource.of(SmallModels.bytes(model)),
        "waves",
        Optional.empty(),
        FIGURES,
        Optional.of(new Placement("signals", challenger, Optional.empty())),
        false);
  }

  @Test
  void shouldRetireOnlyWhatNoTimelineHas() throws IOException {
    // Given
    ModelManifest retired = publish(SMALL, "1").manifest();
    publish(SmallModels.model(2, 10), "2");
    publisher.change(AssignmentRequest.of("signals", "waves", "2"));
    // When, Then
    assertThatThrownBy(() -> publisher.retire("waves", "2"))
        .hasMessageContainingAll("waves/2", "timeline of signals");
    assertThat(publisher.retire("waves", "1")).isTrue();
    assertThat(publisher.retire("waves", "1")).isFalse();
    assertThat(publisher.catalogue().versions("waves")).hasSize(1);
    retired.getChunks().setFirstOffset(900L);
    retired.getChunks().setLastOffset(900L);
    assertThatThrownBy(() -> fetch(retired)).hasMessageContaining("1 of the 1 chunks");
  }

  @Test
  void shouldLeaveThePublishedVersionWholeWhereAnotherPublisherIsRefused() throws Exception {
    // Given a publisher whose upload overlaps with another's publication of the same version
    byte[] mine = SmallModels.bytes(SmallModels.model(2, 10));
    AtomicInteger opened = new AtomicInteger();
    ArtifactSource slow =
        () -> {
          if (opened.incrementAndGet() == 2) {
            publish(SMALL, "1");
          }
          return new ByteArrayInputStream(mine);
        };
    try (var other = new ModelPublisher(settings, topics)) {
      // When
      assertThatThrownBy(() -> other.publish(slow, "waves", "1", FIGURES, Progress.NONE))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("already published with other bytes");
    }

    // Then the published one is complete, and nothing is left of the other
    ModelManifest published = publisher.catalogue().manifest("waves", "1").orElseThrow();
    assertThat(fetch(published)).hasBinaryContent(SmallModels.bytes(SMALL));
    assertThat(chunksLeft()).allMatch(key -> key.contains(published.getSha256())).isNotEmpty();
  }

  @Test
  void shouldReleaseAsTheNextNumberWhereAnotherPublisherTookOne() throws Exception {
    // given a publisher whose upload overlaps with another's publication
    byte[] mine = SmallModels.bytes(SmallModels.model(2, 10));
    AtomicInteger opened = new AtomicInteger();
    ArtifactSource slow =
        () -> {
          if (opened.incrementAndGet() == 2) {
            publish(SMALL, "1");
          }
          return new ByteArrayInputStream(mine);
        };
    List<ModelVersion> published = new ArrayList<>();
    try (var other = new ModelPublisher(settings, topics, soon())) {
      // when
      PublicationRequest.Outcome outcome =
          other.release(release(slow, Optional.empty()), Progress.NONE, published::add);

      // then
      ModelVersion second = new ModelVersion("waves", "2");
      assertThat(published).containsExactly(second);
      assertThat(outcome.assignment().orElseThrow().assignment().getTimeline())
          .extracting(TimelineEntry::getChampion)
          .containsExactly(second);
    }
    ModelManifest manifest = publisher.catalogue().manifest("waves", "2").orElseThrow();
    assertThat(fetch(manifest)).hasBinaryContent(mine);
    assertThat(chunksLeft())
        .hasSize(2)
        .anyMatch(key -> key.startsWith("waves/2/" + manifest.getSha256()))
        .noneMatch(key -> key.startsWith("waves/1/" + manifest.getSha256()));
  }

  @Test
  void shouldNotReleaseAsAnotherVersionThanTheOneThatIsNamed() throws IOException {
    // given
    publish(SMALL, "1");
    ArtifactSource next = ArtifactSource.of(SmallModels.bytes(SmallModels.model(2, 10)));

    // when, then
    assertThatThrownBy(
            () -> publisher.release(release(next, Optional.of("1")), Progress.NONE, any -> {}))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("already published with other bytes");
    assertThat(publisher.catalogue().versions("waves")).hasSize(1);
  }

  @Test
  void shouldGiveUpAfterSomeNumbersThatOthersTook() throws IOException {
    // given
    byte[] mine = SmallModels.bytes(SmallModels.model(2, 10));
    AtomicInteger opened = new AtomicInteger();
    ArtifactSource slow =
        () -> {
          int uploads = opened.getAndIncrement();
          if (uploads > 0) {
            publish(SmallModels.model(100 + uploads, 10), Integer.toString(uploads));
          }
          return new ByteArrayInputStream(mine);
        };
    try (var other = new ModelPublisher(settings, topics, soon())) {
      // when, then
      assertThatThrownBy(
              () -> other.release(release(slow, Optional.empty()), Progress.NONE, any -> {}))
          .isInstanceOf(PublishException.class)
          .hasMessageContainingAll("next version of waves 5 times", "run the command again");
    }
    assertThat(publisher.catalogue().versions("waves")).hasSize(5);
    assertThat(chunksLeft()).hasSize(5);
  }

  @Test
  void shouldLeaveThePublishedVersionWholeWhereAnotherPublishersFileChanges() throws Exception {
    // Given a publisher of the same bytes, whose file is replaced during its upload
    byte[] next = SmallModels.bytes(SmallModels.model(2, 10));
    AtomicInteger opened = new AtomicInteger();
    ArtifactSource changing =
        () -> {
          if (opened.incrementAndGet() == 2) {
            publish(SMALL, "1");
            return new ByteArrayInputStream(next);
          }
          return new ByteArrayInputStream(SmallModels.bytes(SMALL));
        };
    try (var other = new ModelPublisher(settings, topics)) {
      // When
      assertThatThrownBy(() -> other.publish(changing, "waves", "1", FIGURES, Progress.NONE))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("changed during publishing");
    }

    // Then compaction leaves the published one
    ModelManifest published = publisher.catalogue().manifest("waves", "1").orElseThrow();
    assertThat(chunksLeft()).hasSize(published.getChunkCount());
    published.getChunks().setPartition(77);
    assertThat(fetch(published)).hasBinaryContent(SmallModels.bytes(SMALL));
  }

  @Test
  void shouldRetireNothingWhileATimelineCannotBeRead() throws IOException {
    // Given
    publish(SMALL, "1");
    writeModels("signals", new byte[] {9});

    // When, Then
    assertThatThrownBy(() -> publisher.retire("waves", "1"))
        .isInstanceOf(PublishException.class)
        .hasMessageContainingAll("waves/1 cannot be retired", "remove-record signals");
    assertThat(publisher.catalogue().manifest("waves", "1")).isPresent();
    assertThat(chunksLeft()).isNotEmpty();
  }

  @Test
  void shouldReleaseWithASignatureWhatIsPublishedWithoutOne() throws Exception {
    // Given an application that only accepts signed versions
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    publish(SMALL, "1");
    ApplicationRules careful =
        ApplicationRules.of(
            List.of(Route.ofSignals("signals")), 1 << 20, List.of(pair.getPublic()));
    try (var signer = new ModelPublisher(settings, topics, careful)) {
      // When
      signer.signing(pair.getPrivate());
      PublicationRequest.Outcome outcome =
          signer.release(release(SMALL, false), Progress.NONE, any -> {});

      // Then
      assertThat(outcome.publication().changed()).isTrue();
      assertThat(outcome.assignment().orElseThrow().refusals()).isEmpty();
      assertThat(signer.catalogue().manifests())
          .hasSize(1)
          .allMatch(manifest -> ModelSignature.isBy(pair.getPublic(), manifest));
    }
  }

  @Test
  void shouldFinishARetirementThatWasInterruptedAndLeaveNothing() throws IOException {
    // Given a version without a manifest, a publisher's leftovers, and older chunks
    ModelManifest manifest = publish(SMALL, "1").manifest();
    publish(SmallModels.model(2, 10), "10");
    uploadOnly(SmallModels.bytes(SmallModels.model(4, 10)));
    writeChunk(manifest.getChunks(), "waves/1/0");
    try (ModelWriter writer = new ModelWriter(settings, StandardCharsets.UTF_8)) {
      writer.write(new ProducerRecord<>(topics.name(Topic.MODELS), "waves/1", null));
    }

    // When, Then
    assertThat(publisher.retire("waves", "1")).isTrue();
    assertThat(chunksLeft()).allMatch(key -> key.startsWith("waves/10/")).hasSize(1);
    assertThat(publisher.retire("waves", "1")).isFalse();
  }

  @Test
  void shouldFetchWhatAnEarlierPublisherWrote() throws IOException {
    // Given
    ModelManifest manifest = publish(SMALL, "1").manifest();
    byte[] bytes = SmallModels.bytes(SMALL);
    try (ModelWriter writer = new ModelWriter(settings, StandardCharsets.UTF_8);
        ModelSerdes serdes = new ModelSerdes(settings)) {
      String chunks = topics.name(Topic.MODEL_CHUNKS);
      ModelChunk chunk = new ModelChunk("waves", "1", 0, ByteBuffer.wrap(bytes));
      byte[] value = serdes.chunks().serializer().serialize(chunks, chunk);
      long offset = writer.write(new ProducerRecord<>(chunks, 2, "waves/1/0", value)).offset();
      String key = ModelKeyFormat.chunk("waves", "1", manifest.getSha256(), 0);
      writer.write(new ProducerRecord<>(chunks, manifest.getChunks().getPartition(), key, null));
      manifest.setChunks(new ChunkLocation(chunks, 2, offset, offset));
    }

    // When, Then
    assertThat(fetch(manifest)).hasBinaryContent(bytes);
    manifest.getChunks().setPartition(77);
    assertThat(fetch(manifest)).hasBinaryContent(bytes);
  }

  @Test
  void shouldPassOverRecordsThatCannotBeReadAndSayWhich() throws IOException {
    // Given
    publish(SMALL, "1");
    publisher.change(AssignmentRequest.of("signals", "waves", "1"));
    writeModels("waves/2", new byte[] {1, 2, 3});
    writeModels("waves/3", manifestOfWaves1(manifest -> {}));
    writeModels("a b/1", manifestOfWaves1(manifest -> manifest.setName("a b")));
    String longName = "n".repeat(129);
    writeModels(longName + "/1", manifestOfWaves1(manifest -> manifest.setName(longName)));
    writeModels("images", new byte[] {9});

    // When
    ModelCatalogue catalogue = publisher.catalogue();

    // Then everything else is there
    assertThat(catalogue.manifests()).extracting(ModelManifest::getVersion).containsExactly("1");
    assertThat(catalogue.unusable())
        .extracting(UnusableRecord::key)
        .containsExactlyInAnyOrder("waves/2", "waves/3", "a b/1", longName + "/1", "images");
    assertThat(catalogue.nextVersion("waves")).isEqualTo("4");
    publish(SmallModels.model(2, 10), "4");
    assertThat(publisher.change(AssignmentRequest.of("signals", "waves", "4")).changed()).isTrue();

    // And an unknown record is not overwritten
    assertThatThrownBy(() -> publish(SMALL, "2"))
        .hasMessageContainingAll("the record of waves/2 cannot be used", "remove-record waves/2");
    assertThatThrownBy(() -> publisher.change(AssignmentRequest.of("images", "waves", "1")))
        .hasMessageContaining("remove-record images");
  }

  @Test
  void shouldRemoveAnyRecord() throws IOException {
    // Given
    publish(SMALL, "1");
    writeModels("a b/1", manifestOfWaves1(manifest -> manifest.setName("a b")));
    writeModels("waves/2", new byte[] {1, 2, 3});
    try (ModelWriter writer = new ModelWriter(settings, StandardCharsets.ISO_8859_1)) {
      writer.write(new ProducerRecord<>(topics.name(Topic.MODELS), "\u00ff\u0000", new byte[] {4}));
    }
    List<UnusableRecord> unusable = publisher.catalogue().unusable();
    assertThat(unusable).hasSize(3);

    // When
    try (RecordRemover remover = new RecordRemover(settings, topics)) {
      assertThat(remover.remove("a b/1")).hasSize(1);
      assertThat(remover.remove("waves/2")).containsExactly("0@2");
      assertThat(remover.remove(unusable.getLast().place()))
          .containsExactly(unusable.getLast().place());

      // Then
      assertThat(publisher.catalogue().unusable()).isEmpty();
      assertThat(publisher.catalogue().manifests()).hasSize(1);
      assertThatThrownBy(() -> remover.remove("a b/1"))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("no record with the key");
    }
  }

  private void writeModels(String key, byte[] value) {
    try (ModelWriter writer = new ModelWriter(settings, StandardCharsets.UTF_8)) {
      writer.write(new ProducerRecord<>(topics.name(Topic.MODELS), key, value));
    }
  }

  @Test
  void shouldNameATopicThatIsNotThere() {
    try (var elsewhere = new ModelPublisher(settings, new TopicNames("none."))) {
      assertThatThrownBy(elsewhere::catalogue)
          .isInstanceOf(MissingTopicException.class)
          .hasMessage(
              "topic none.models does not exist; './weir topics apply --prefix none.' creates what"
                  + " is missing");
    }
  }

  private PublicationOutcome publish(FeatureModel model, String version) throws IOException {
    ArtifactSource source = ArtifactSource.of(SmallModels.bytes(model));
    return publisher.publish(source, "waves", version, FIGURES, Progress.NONE);
  }

  private Path fetch(ModelManifest manifest) throws IOException {
    Path file = folder.resolve("fetched");
    try (ModelFetcher fetcher = new ModelFetcher(settings, topics)) {
      fetcher.fetch(manifest, file);
    }
    return file;
  }

  /** A modified manifest of waves/1. */
  private byte[] manifestOfWaves1(Consumer<ModelManifest> change) {
    try (ModelSerdes serdes = new ModelSerdes(settings)) {
      ModelManifest manifest = publisher.catalogue().manifest("waves", "1").orElseThrow();
      change.accept(manifest);
      return serdes.models().serializer().serialize(topics.name(Topic.MODELS), manifest);
    }
  }

  /** Uploads chunks of waves/1 to the publisher's partition, without a manifest. */
  private void uploadOnly(byte[] bytes) throws IOException {
    ModelVersion version = new ModelVersion("waves", "1");
    try (ModelWriter writer = new ModelWriter(settings, StandardCharsets.UTF_8);
        ModelSerdes serdes = new ModelSerdes(settings);
        TopicReader<String, byte[]> reader = TopicReader.ofText(settings)) {
      TopicPartition partition =
          VersionPublisher.partition(version, reader.partitions(topics.name(Topic.MODEL_CHUNKS)));
      String sha256 = Digests.of(bytes);
      ChunkDigests pieces = Artifact.read(ArtifactSource.of(bytes)).pieces();
      new ChunkUpload(writer, serdes.chunks().serializer(), partition, version, sha256)
          .send(new ByteArrayInputStream(bytes), pieces, sent -> {});
    }
  }

  private void writeChunk(ChunkLocation where, String key) {
    try (ModelWriter writer = new ModelWriter(settings, StandardCharsets.UTF_8);
        ModelSerdes serdes = new ModelSerdes(settings)) {
      ModelChunk chunk = new ModelChunk("waves", "1", 0, ByteBuffer.wrap(new byte[] {1, 2, 3}));
      byte[] value = serdes.chunks().serializer().serialize(where.getTopic(), chunk);
      writer.write(new ProducerRecord<>(where.getTopic(), where.getPartition(), key, value));
    }
  }

  /** The keys of chunks with a value. */
  private Set<String> chunksLeft() {
    try (TopicReader<String, byte[]> reader = TopicReader.ofText(settings)) {
      Set<String> keys = new TreeSet<>();
      reader.readAll(
          topics.name(Topic.MODEL_CHUNKS),
          each -> {
            if (each.value() != null) {
              keys.add(each.key());
            } else {
              keys.remove(each.key());
            }
          });
      return keys;
    }
  }

  private long chunksWritten() {
    try (TopicReader<String, byte[]> reader = TopicReader.ofText(settings)) {
      var keys = new ConcurrentLinkedQueue<String>();
      reader.readAll(topics.name(Topic.MODEL_CHUNKS), each -> keys.add(each.key()));
      return keys.size();
    }
  }
}
