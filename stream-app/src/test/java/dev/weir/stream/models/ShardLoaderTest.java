package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.classifiers.wnn.shard.WnnShard;
import dev.weir.modelregistry.routes.ArtifactLimits;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.modelregistry.routes.Route;
import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelChunk;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import dev.weir.schemas.Topic;
import dev.weir.stream.TestImages;
import dev.weir.stream.TestModels;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.ModelVersionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The loader of an instance that holds parts of a model. */
class ShardLoaderTest {
  private static final ModelVersionId VERSION = new ModelVersionId("m", "1");
  private static final int SHARDS = 4;

  private final WnnModel model = TestImages.random(1, 4_096, 12, 4, 5);
  private final byte[] artifact = TestModels.artifact(model);
  private final RecordSerdes serdes =
      RecordSerdes.of(Map.of("schema.registry.url", "mock://shard-loader"));
  private final ChunkTopic chunks = new ChunkTopic(serdes.chunks().serializer());
  private final Map<String, byte[]> records = new TreeMap<>();
  private final AtomicReference<LiveModels> live = new AtomicReference<>(LiveModels.NONE);
  private final AtomicLong clock = new AtomicLong(System.currentTimeMillis());
  private final HeldShards held = new HeldShards(SHARDS, clock::get);

  private ModelLoader loader(long memory) {
    return loader(memory, Duration.ofSeconds(30));
  }

  private ModelLoader loader(long memory, Duration trial) {
    WeirMetrics metrics = new WeirMetrics(new SimpleMeterRegistry());
    RouteConfig images = RouteConfig.ofAll(Topic.IMAGES);
    LoaderContext context =
        new LoaderContext(
            () -> new TreeMap<>(records),
            new ModelTopicView(serdes.models().deserializer(), "models", (key, refused) -> {}),
            new ArtifactLoader(
                chunks::consumer,
                serdes.chunks().deserializer(),
                ChunkTopic.NAME,
                new ArtifactLimits(ArtifactCodec.kinds(), 1 << 24, List.of()),
                trial,
                1,
                held),
            new LoaderSettings(
                List.<Route>of(images.needs()),
                InstanceRole.ALL,
                NoUsableVersion.FIRST_USABLE,
                new ChallengerLimits(5, Duration.ofMillis(50)),
                memory,
                Duration.ofHours(1)),
            live,
            metrics);
    return new ModelLoader(context, clock::get, Runnable::run);
  }

  private void publish(String kind) {
    long first = -1;
    for (ModelChunk chunk : TestModels.chunks(artifact, "m", "1")) {
      long offset = chunks.append(0, chunk);
      first = first < 0 ? offset : first;
    }
    ModelManifest manifest =
        TestModels.manifest(
            model, "m", "1", artifact, new ChunkLocation(ChunkTopic.NAME, 0, first, first));
    manifest.setKind(kind);
    records.put("m/1", serdes.models().serializer().serialize("models", manifest));
    TimelineEntry entry = new TimelineEntry(Instant.EPOCH, new ModelVersion("m", "1"), List.of());
    records.put(
        "images",
        serdes
            .models()
            .serializer()
            .serialize("models", new ModelAssignment("images", 1L, List.of(entry), Instant.now())));
  }

  private VersionState state() {
    return live.get().routes().get("images").state(VERSION);
  }

  private LoadedModel loaded() {
    return ((VersionState.Loaded) state()).model();
  }

  private List<Integer> parts() {
    return ((ShardedWnn) loaded().model()).held().stream().map(WnnShard::shard).toList();
  }

  @Test
  void shouldFollowTheAssignmentOfTasks() {
    // Given an instance without tasks
    publish("wnn");
    ModelLoader loader = loader(1L << 28);
    loader.round();
    assertThat(parts()).isEmpty();
    assertThat(live.get().ready(List.of("images"), clock.get())).isTrue();

    // When it gets one
    held.hold(2);
    loader.round();

    // Then
    assertThat(parts()).containsExactly(2);
    int fetched = chunks.consumers;

    // When nothing changes
    loader.round();

    // Then
    assertThat(chunks.consumers).isEqualTo(fetched);

    // When the task is replaced by two others
    held.release(2);
    held.hold(0);
    held.hold(1);
    loader.round();

    // Then
    assertThat(parts()).containsExactly(0, 1);

    // When one of them leaves for good
    held.release(0);
    loader.round();
    assertThat(parts()).containsExactly(0, 1);
    clock.addAndGet(HeldShards.KEEP_MS);
    fetched = chunks.consumers;
    loader.round();

    // Then nothing is fetched
    assertThat(parts()).containsExactly(1);
    assertThat(chunks.consumers).isEqualTo(fetched);
  }

  @Test
  void shouldNeedMemoryForItsPartsOnly() {
    // Given memory for a part, but not for the whole model
    publish("wnn");
    held.hold(1);
    ModelLoader whole = loader(1L << 28);
    whole.round();
    long ofPart = loaded().memory();
    live.set(LiveModels.NONE);

    // When
    loader(ofPart + 50_000).round();

    // Then
    assertThat(parts()).containsExactly(1);
    assertThat(loaded().memory()).isEqualTo(ofPart);

    // When there is too little for another part beside it
    held.hold(2);
    ModelLoader small = loader(ofPart + 50_000);
    small.round();

    // Then
    assertThat(state())
        .isInstanceOfSatisfying(
            VersionState.Pending.class,
            pending -> assertThat(pending.detail()).startsWith("waiting for memory: "));
  }

  @Test
  void shouldNotRefuseWhatIsSlowOnThisInstanceAlone() {
    // Given
    publish("wnn");
    held.hold(1);
    ModelLoader loader = loader(1L << 28, Duration.ofNanos(1));

    // When
    for (int i = 0; i < 5; i++) {
      loader.round();
      clock.addAndGet(VersionCache.REFUSED_AGAIN_MS);
    }

    // Then it would answer for a version that all others choose
    assertThat(state())
        .isInstanceOfSatisfying(
            VersionState.Pending.class,
            pending -> assertThat(pending.detail()).startsWith("it is retried: "));
  }

  @Test
  void shouldRefuseModelsThatCannotBeSplit() {
    // Given
    publish("rocket");

    // When
    loader(1L << 28).round();

    // Then
    assertThat(state())
        .isInstanceOfSatisfying(
            VersionState.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(RefusalReason.KIND_MISMATCH);
              assertThat(refused.detail())
                  .isEqualTo(
                      "a model of kind rocket cannot be split; routes with shards take models of"
                          + " kind wnn");
            });
  }
}
