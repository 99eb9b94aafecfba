package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.modelregistry.routes.ArtifactLimits;
import dev.weir.modelregistry.routes.Route;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import dev.weir.stream.TestModels;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.http.ModelsPage;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.ModelVersionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** A model loader over in-memory topics, with the test's clock. */
abstract class LoaderFixture {
  static final SignalModel MODEL = TestModels.train(1);
  static final byte[] ARTIFACT = TestModels.artifact(MODEL);

  /** The memory of one model. */
  static final long MODEL_MEMORY = memoryOf(ARTIFACT);

  static final long NOW = System.currentTimeMillis();
  static final int MAX_BYTES = 1 << 20;

  final RecordSerdes serdes = RecordSerdes.of(Map.of("schema.registry.url", "mock://model-loader"));
  final ChunkTopic chunks = new ChunkTopic(serdes.chunks().serializer());
  final Map<String, byte[]> records = new TreeMap<>();
  final AtomicReference<LiveModels> live = new AtomicReference<>(LiveModels.NONE);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final AtomicLong clock = new AtomicLong(NOW);

  /** Loads artifacts within a round. */
  Executor worker = Runnable::run;

  long memory = 1L << 28;
  ArtifactLimits limits = new ArtifactLimits(ArtifactCodec.kinds(), MAX_BYTES, List.of());
  final ModelLoader loader = newLoader(InstanceRole.ALL);
  BooleanSupplier notYetReadable = () -> false;

  ModelLoader newLoader(InstanceRole role) {
    WeirMetrics metrics = new WeirMetrics(meters);
    LoaderContext context =
        new LoaderContext(
            this::snapshot,
            new ModelTopicView(
                serdes.models().deserializer(),
                "models",
                (key, refused) -> metrics.modelRefused(refused.reason())),
            new ArtifactLoader(
                chunks::consumer,
                serdes.chunks().deserializer(),
                ChunkTopic.NAME,
                limits,
                Duration.ofSeconds(30),
                1),
            new LoaderSettings(
                List.of(Route.ofSignals("signals")),
                role,
                NoUsableVersion.FIRST_USABLE,
                new ChallengerLimits(5, Duration.ofMillis(50)),
                memory,
                Duration.ofHours(1)),
            live,
            metrics);
    return new ModelLoader(context, clock::get, worker);
  }

  private Map<String, byte[]> snapshot() {
    if (notYetReadable.getAsBoolean()) {
      throw new InvalidStateStoreException("the state store, models, is not open");
    }
    return new TreeMap<>(records);
  }

  private static long memoryOf(byte[] artifact) {
    try {
      return ArtifactCodec.read(new ByteArrayInputStream(artifact), estimated -> Long.MAX_VALUE, 1)
          .memory();
    } catch (IOException | ArtifactException e) {
      throw new IllegalStateException(e);
    }
  }

  void publish(String version) {
    publish(version, 0);
  }

  void publish(String version, int partition) {
    long first = appendChunks(version, ARTIFACT, partition);
    announce(manifest(version), partition, first);
  }

  /** Publishes chunks with a manifest that does not match them. */
  void publish(String version, ModelManifest manifest, String sha256) {
    long first = appendChunks(version, ARTIFACT, 0);
    manifest.setSha256(sha256);
    announce(manifest, 0, first);
  }

  long appendChunks(String version, byte[] artifact, int partition) {
    long first = -1;
    for (ModelChunk chunk : TestModels.chunks(artifact, "m", version)) {
      long offset = chunks.append(partition, chunk);
      first = first < 0 ? offset : first;
    }
    return first;
  }

  void announce(ModelManifest manifest, int partition, long first) {
    manifest.setChunks(new ChunkLocation(ChunkTopic.NAME, partition, first, first));
    records.put(
        "m/" + manifest.getVersion(), serdes.models().serializer().serialize("models", manifest));
  }

  static ModelManifest manifest(String version) {
    return TestModels.manifest(
        MODEL, "m", version, ARTIFACT, new ChunkLocation(ChunkTopic.NAME, 0, 0L, 0L));
  }

  void assign(long revision, TimelineEntry... entries) {
    ModelAssignment assignment =
        new ModelAssignment("signals", revision, List.of(entries), Instant.now());
    records.put("signals", serdes.models().serializer().serialize("models", assignment));
  }

  static TimelineEntry entry(long validFrom, String version, String... challengers) {
    return new TimelineEntry(
        Instant.ofEpochMilli(validFrom),
        new ModelVersion("m", version),
        Arrays.stream(challengers).map(c -> new ModelVersion("m", c)).toList());
  }

  VersionState state(String version) {
    return live.get().routes().get("signals").state(new ModelVersionId("m", version));
  }

  /** The current page {@code /api/models}. */
  String page() {
    return new ModelsPage(live::get, loader::problems, List.of("signals")).answer().body();
  }

  void assertChampion(String version) {
    assertThat(live.get().champion("signals", NOW).orElseThrow().id())
        .isEqualTo(new ModelVersionId("m", version));
  }

  /** The versions of the challengers that score now. */
  List<String> challengers() {
    return ((ModelSelection.Selected) live.get().choose("signals", NOW))
        .challengers().stream().map(c -> c.model().id().version()).toList();
  }

  double refused(String reason) {
    return meters.get("weir.model.refused").tag("reason", reason).counter().count();
  }
}
