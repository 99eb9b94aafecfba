package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.classifiers.model.Model;
import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.DriftEvent;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.accuracy.AccuracyWindowStore;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.config.ScoringKeys;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.ingest.SignalStore;
import dev.weir.stream.labels.PendingLabelStore;
import dev.weir.stream.labels.PendingPredictionStore;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.ChallengerHealthRegistry;
import dev.weir.stream.models.ChallengerLimits;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.RouteTimeline;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionState;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.stream.shards.WaitingImageStore;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology in a test driver, with an in-memory registry and the test's own models. */
final class Harness implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final String ROUTE = WeirTopology.SIGNALS_ROUTE;

  final Map<String, String> settings = new HashMap<>();
  final AtomicReference<LiveModels> live = new AtomicReference<>(LiveModels.NONE);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final RecordSerdes serdes;
  private final WeirConfig config;
  private final WeirMetrics metrics = new WeirMetrics(meters);
  private final ChallengerHealthRegistry healthRegistry;
  private final TopicShape shape;
  private final Path stateDir;
  private final TopologyTestDriver driver;
  private Instant clock = NOW;

  Harness(String... settings) {
    this(Function.identity(), settings);
  }

  /** Uses topics of a different shape. */
  Harness(TopicShape shape, String... settings) {
    this(shape, Function.identity(), settings);
  }

  /** Uses different serdes inside the topology than the test writes with. */
  Harness(Function<RecordSerdes, RecordSerdes> inside, String... more) {
    this(TopicShape.USUAL, inside, more);
  }

  private Harness(TopicShape shape, Function<RecordSerdes, RecordSerdes> inside, String... more) {
    this.shape = shape;
    try {
      stateDir = Files.createTempDirectory("weir-topology");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.put("bootstrap.servers", "unused:9092");
    settings.put("schema.registry.url", "mock://" + UUID.randomUUID());
    settings.put("state.dir", stateDir.toString());
    settings.put("retry.timeout", "200ms");
    settings.put("accuracy.emit.interval", "0");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    config = WeirConfig.of(settings);
    healthRegistry =
        new ChallengerHealthRegistry(
            new ChallengerLimits(
                config.get(ScoringKeys.CHALLENGER_MAX_FAILURES),
                config.get(ScoringKeys.CHALLENGER_TIME_BUDGET)),
            metrics);
    serdes = RecordSerdes.of(config);
    driver = start(inside.apply(serdes));
    timeline(1, 0, new FakeModel(0, 4));
  }

  private TopologyTestDriver start(RecordSerdes insideSerdes) {
    WeirTopology topology =
        new WeirTopology(
            new TopologyContext(
                config,
                insideSerdes,
                live,
                new Retry(config.get(ScoringKeys.RETRY_TIMEOUT), () -> false),
                metrics,
                shape));
    Properties streams = StreamsSettings.streams(config);
    streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    return new TopologyTestDriver(topology.build(() -> {}), streams, NOW);
  }

  /** The registry that the topology uses, with schemas of all types. */
  SchemaRegistryClient registry() {
    return RegistryClientFactory.create(
        Map.of("schema.registry.url", settings.get("schema.registry.url")));
  }

  /** A timeline with one champion, model m version v{revision}, from a time on. */
  void timeline(long revision, long validFrom, Model model) {
    timeline(
        revision,
        List.of(entry(validFrom, "v" + revision)),
        Map.of("v" + revision, loaded("v" + revision, model)));
  }

  /** A timeline of another route, model m version v{revision}, from a time on. */
  void timeline(String route, long revision, long validFrom, Model model) {
    Timeline timeline = new Timeline(route, revision, List.of(entry(validFrom, "v" + revision)));
    Map<ModelVersionId, VersionState> states =
        Map.of(new ModelVersionId("m", "v" + revision), loaded("v" + revision, model));
    live.set(
        new LiveModels(
            Map.of(
                route,
                new RouteTimeline(
                    timeline,
                    states,
                    config.role(),
                    NoUsableVersion.FIRST_USABLE,
                    healthRegistry))));
  }

  void timeline(long revision, List<Timeline.Entry> entries, Map<String, VersionState> states) {
    Map<ModelVersionId, VersionState> byId = new HashMap<>();
    states.forEach((version, state) -> byId.put(new ModelVersionId("m", version), state));
    Timeline timeline = new Timeline(ROUTE, revision, entries);
    live.set(
        new LiveModels(
            Map.of(
                ROUTE,
                new RouteTimeline(
                    timeline, byId, config.role(), NoUsableVersion.FIRST_USABLE, healthRegistry))));
  }

  /** One champion per route; with several routes, each champion is named after its route. */
  void routes(Map<String, ? extends Model> models) {
    Map<String, RouteTimeline> routes = new HashMap<>();
    models.forEach(
        (route, model) -> {
          ModelVersionId id = new ModelVersionId(models.size() == 1 ? "m" : route, "v1");
          Timeline timeline = new Timeline(route, 1, List.of(new Timeline.Entry(0, id, List.of())));
          Map<ModelVersionId, VersionState> states =
              Map.of(id, new VersionState.Loaded(new LoadedModel(id, model, NOW)));
          routes.put(
              route,
              new RouteTimeline(
                  timeline, states, config.role(), NoUsableVersion.FIRST_USABLE, healthRegistry));
        });
    live.set(new LiveModels(routes));
  }

  /** The timelines of all routes, and the states of their versions. */
  void timelines(List<Timeline> timelines, Map<ModelVersionId, VersionState> states) {
    Map<String, RouteTimeline> routes = new HashMap<>();
    timelines.forEach(
        timeline ->
            routes.put(
                timeline.route(),
                new RouteTimeline(
                    timeline,
                    states,
                    config.role(),
                    NoUsableVersion.FIRST_USABLE,
                    healthRegistry)));
    live.set(new LiveModels(routes));
  }

  static Timeline.Entry entry(long validFrom, String version, String... challengers) {
    return new Timeline.Entry(
        validFrom,
        new ModelVersionId("m", version),
        Arrays.stream(challengers).map(c -> new ModelVersionId("m", c)).toList());
  }

  static VersionState loaded(String version, Model model) {
    return new VersionState.Loaded(new LoadedModel(new ModelVersionId("m", version), model, NOW));
  }

  static SignalRecord signal(String source, String id, Instant eventTime, double value) {
    return SignalRecord.of(id, source, eventTime, new double[] {value, value, value, value});
  }

  void send(SignalRecord signal) {
    sendSignal(signal.getSource().getBytes(UTF_8), bytes(signal));
  }

  byte[] bytes(SignalRecord signal) {
    return serdes.signals().serializer().serialize("signals", signal);
  }

  static ImageRecord image(String source, String id, Instant eventTime, int grey) {
    byte[] pixels = new byte[6];
    Arrays.fill(pixels, (byte) grey);
    return new ImageRecord(id, source, eventTime, 3, 2, ByteBuffer.wrap(pixels), null);
  }

  void send(ImageRecord image) {
    sendImage(image.getSource().getBytes(UTF_8), bytes(image));
  }

  byte[] bytes(ImageRecord image) {
    return serdes.images().serializer().serialize("images", image);
  }

  void sendImage(byte[] key, byte[] value) {
    input(Topic.IMAGES).pipeInput(key, value, driverTime());
  }

  void sendSignal(byte[] key, byte[] value) {
    input(Topic.SIGNALS).pipeInput(key, value, driverTime());
  }

  void label(String source, String id, Instant eventTime, String label) {
    LabelRecord record = new LabelRecord(source, id, eventTime, label);
    sendLabel(source.getBytes(UTF_8), serdes.labels().serializer().serialize("labels", record));
  }

  void sendLabel(byte[] key, byte[] value) {
    input(Topic.LABELS).pipeInput(key, value, driverTime());
  }

  /** Sends to any topic. */
  void send(String topic, TestRecord<byte[], byte[]> record) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  void input(Topic topic, TestRecord<byte[], byte[]> record) {
    input(topic).pipeInput(record);
  }

  void advance(Duration time) {
    clock = clock.plus(time);
    driver.advanceWallClockTime(time);
  }

  Instant driverTime() {
    return clock;
  }

  List<Prediction> predictions() {
    return driver
        .createOutputTopic(
            "predictions", new ByteArrayDeserializer(), serdes.predictions().deserializer())
        .readValuesToList();
  }

  List<AccuracyWindow> accuracy() {
    return accuracyTopic().readValuesToList();
  }

  List<TestRecord<String, AccuracyWindow>> accuracyRecords() {
    return accuracyTopic().readRecordsToList();
  }

  private TestOutputTopic<String, AccuracyWindow> accuracyTopic() {
    return driver.createOutputTopic(
        "accuracy", new StringDeserializer(), serdes.accuracy().deserializer());
  }

  List<TestRecord<String, DriftEvent>> driftEvents() {
    return driver
        .createOutputTopic("drift-events", new StringDeserializer(), serdes.drift().deserializer())
        .readRecordsToList();
  }

  List<TestRecord<byte[], byte[]>> deadLetterRecords() {
    return records("dead-letters");
  }

  /** The raw records sent to a topic, which may be an internal one. */
  List<TestRecord<byte[], byte[]>> records(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** All topics that have had output, including internal ones. */
  Set<String> producedTopics() {
    return driver.producedTopicNames();
  }

  List<DeadLetter> deadLetters() {
    List<DeadLetter> letters = new ArrayList<>();
    deadLetterRecords()
        .forEach(r -> letters.add(DeadLetterHeaders.read(r.headers()).orElseThrow()));
    return letters;
  }

  int stored(String store) {
    return switch (driver.getAllStateStores().get(store)) {
      case PendingPredictionStore open -> open.size();
      case PendingLabelStore waiting -> waiting.size();
      case SignalStore signals -> signals.size();
      case WaitingImageStore images -> images.size();
      case AccuracyWindowStore windows -> {
        AtomicInteger count = new AtomicInteger();
        windows.totals((window, labelled, wrong) -> count.incrementAndGet());
        yield count.get();
      }
      default -> entries(store);
    };
  }

  private int entries(String store) {
    int count = 0;
    try (var entries = driver.getKeyValueStore(store).all()) {
      while (entries.hasNext()) {
        entries.next();
        count++;
      }
    }
    return count;
  }

  /** A counter by name and tags; tag names and values alternate. */
  double count(String name, String... tags) {
    return meters.get(name).tags(tags).counter().count();
  }

  private TestInputTopic<byte[], byte[]> input(Topic topic) {
    return driver.createInputTopic(
        topic.baseName(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    driver.close();
    try (var files = Files.walk(stateDir)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
