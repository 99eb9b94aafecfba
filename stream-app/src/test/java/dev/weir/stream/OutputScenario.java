package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionState;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.testing.SyntheticExamples;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A fixed sequence of records and changes of models, with at least one of each outcome: four
 * routes, of whole signals, windows and images; a champion replaced by its timeline; a champion and
 * a challenger that throw; labels early, late and wrong; drift; bad records.
 */
final class OutputScenario {
  private static final int SIDE = 8;
  private static final int LENGTH = 40;

  /** Number of shapes before the first drift, up to the second, and since then. */
  private static final int SHAPES = 110;

  private static final Instant START = Harness.NOW.minusSeconds(1_200);

  /** Event time from which the second version of each route scores. */
  private static final Instant SWAP = START.plusSeconds(60);

  private static final String[] SETTINGS = {
    "routes", "machines,shapes,signals,images",
    "route.machines.sources", "machine-.*",
    "route.machines.window", "4",
    "route.machines.stride", "2",
    "route.machines.lateness", "6",
    "route.shapes.sources", "shape-.*",
    "dead.letter.max.bytes", "600",
    "challenger.max.failures", "2",
    "challenger.time.budget", "10m",
    "drift.error.labels", "5",
    "drift.error.settle", "0",
    "drift.error.threshold", "2",
    "drift.scores.interval", "1s",
    "drift.scores.predictions", "100",
    "continuous.idle", "30m",
    "labels.late.memory", "10m",
    "labels.retention", "1h"
  };

  private final Harness weir;
  private int sent;

  OutputScenario(Harness weir) {
    this.weir = weir;
  }

  /** The settings of the scenario, with others added or replaced. */
  static Harness harness(String... more) {
    String[] all = Arrays.copyOf(SETTINGS, SETTINGS.length + more.length);
    System.arraycopy(more, 0, all, SETTINGS.length, more.length);
    return new Harness(all);
  }

  void run() {
    assign(1, Harness.loaded("s2", new FakeModel(0.5, 4)));
    signals();
    images();
    pieces();
    shapes();
    badSignals();
    badImagesAndLabels();
    assign(2, new VersionState.Refused(RefusalReason.HASH_MISMATCH, "other bytes"));
    weir.send(signal("s-1", 3).withLabel("high"));
    expire();
  }

  private void assign(long revision, VersionState second) {
    Map<ModelVersionId, VersionState> states = new HashMap<>();
    states.put(id("s1"), Harness.loaded("s1", new FakeModel(0, 4)));
    states.put(id("s2"), second);
    states.put(id("c1"), Harness.loaded("c1", new FakeModel(2, 4)));
    states.put(id("c2"), Harness.loaded("c2", throwingAbove(1)));
    states.put(id("w1"), Harness.loaded("w1", new FakeModel(0, 4)));
    states.put(id("w2"), Harness.loaded("w2", throwingAbove(5)));
    states.put(id("r1"), loaded("r1", rocket()));
    states.put(id("i1"), loaded("i1", wnn()));
    weir.timelines(
        List.of(
            new Timeline(
                "signals",
                revision,
                List.of(Harness.entry(0, "s1"), Harness.entry(millis(SWAP), "s2", "c1", "c2"))),
            new Timeline(
                "machines",
                revision,
                List.of(Harness.entry(0, "w1"), Harness.entry(millis(SWAP), "w2"))),
            new Timeline("shapes", revision, List.of(Harness.entry(0, "r1", "c1"))),
            new Timeline("images", revision, List.of(Harness.entry(millis(START), "i1")))),
        states);
  }

  private static ModelVersionId id(String version) {
    return new ModelVersionId("m", version);
  }

  /** With the digest that a model from the topic has. */
  private static VersionState loaded(String version, Model model) {
    return new VersionState.Loaded(
        new LoadedModel(id(version), version.repeat(32), model, Harness.NOW, 0));
  }

  private static Model throwingAbove(double limit) {
    return new ScriptedModel(
        (values, scores) -> {
          if (values[0] > limit) {
            throw new IllegalStateException("above the limit");
          }
          scores[0] = -values[0];
          scores[1] = values[0];
        });
  }

  private static Model rocket() {
    int[] records = IntStream.range(0, 40).toArray();
    LabelledSignals signals =
        new LabelledSignals(
            IntStream.of(records)
                .mapToObj(i -> SyntheticExamples.signal(i, 2, 1, LENGTH))
                .toArray(double[][]::new),
            IntStream.of(records).map(i -> SyntheticExamples.label(i, 2)).toArray(),
            List.of("slow", "fast"));
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(40, 20).withThreads(1);
    return SelectedRocket.train(signals, settings, Progress.NONE).model();
  }

  private static Model wnn() {
    int[] labels = IntStream.range(0, 12).map(i -> SyntheticExamples.label(i, 2)).toArray();
    byte[] pixels = new byte[labels.length * SIDE * SIDE];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(
          SyntheticExamples.image(i, 2, SIDE, SIDE), 0, pixels, i * SIDE * SIDE, SIDE * SIDE);
    }
    GreyImages images = new GreyImages(SIDE, SIDE, pixels, labels, 2);
    return TestImages.model(new WnnClassifier(images, WnnParameters.of(3)), SIDE, List.of());
  }

  /** Before, at and after the swap; duplicates; labels in, before and after the record. */
  private void signals() {
    weir.label("s-1", "early", START, "high");
    weir.label("s-1", "changing", START, "low");
    for (int i = 0; i < 6; i++) {
      weir.send(signal("s-" + i % 2, i - 2.5));
    }
    weir.send(Harness.signal("s-1", "early", SWAP.minusMillis(1), 1));
    weir.send(Harness.signal("s-1", "first", SWAP, 0.25));
    weir.send(Harness.signal("s-1", "first", SWAP, 0.25));
    weir.label("s-1", "changing", START, "high");
    weir.send(Harness.signal("s-1", "changing", SWAP, 3).withLabel("low"));
    weir.label("s-1", "first", SWAP, "low");
    weir.label("s-1", "first", SWAP, "low");
    weir.label("s-1", "first", SWAP, "high");
    weir.label("s-1", "first", SWAP, "medium");
    weir.label("s-1", "never", SWAP, "low");
    weir.send(Harness.signal("s-2", "failing-1", SWAP.plusSeconds(1), 4));
    weir.send(Harness.signal("s-2", "failing-2", SWAP.plusSeconds(2), 4));
    weir.send(Harness.signal("s-2", "suspended", SWAP.plusSeconds(3), 0.75));
  }

  private void images() {
    for (int i = 0; i < 6; i++) {
      ImageRecord image = image("cam-" + i % 2, "i" + i, i);
      image.setLabel(i < 3 ? "left" : null);
      weir.send(image);
    }
    weir.send(image("cam-1", "i1", 5));
    weir.label("cam-1", "i5", START, "right");
  }

  /** In and out of order, twice, a gap that is given up, one that comes too late, a restart. */
  private void pieces() {
    weir.send(piece("machine-1", 0, 1, 1, 1).withLabel("high"));
    weir.send(piece("machine-1", 5, -2, -2));
    weir.send(piece("machine-1", 3, -1, -1));
    weir.send(piece("machine-1", 3, -1, -1));
    weir.send(piece("machine-1", 10, 1, 2, 3, 4, 5, 6, 7, 8));
    weir.send(piece("machine-1", 7, 1, 1));
    weir.send(piece("machine-2", 100, 0.5, 0.5, 0.5, 0.5).withLabel("low"));
    weir.label("machine-1", "machine-1@0+4", START, "low");
    weir.label("machine-1", "machine-1@2+4", START, "low");
    weir.send(
        SignalRecord.of("again", "machine-2", SWAP.plusSeconds(60), new double[] {9, 9, 9, 9})
            .withStart(0L)
            .withInterval(1_000.0));
    weir.send(Harness.signal("machine-3", "whole", SWAP.plusSeconds(61), 1));
  }

  /** Predictions and labels as in training, then of one class alone, then of no class. */
  private void shapes() {
    for (int i = 0; i < 3 * SHAPES; i++) {
      String truth = i < SHAPES == (SyntheticExamples.label(i, 2) == 0) ? "slow" : "fast";
      weir.send(
          SignalRecord.of(
                  "shape" + i, "shape-" + i % 3, START.plusSeconds(3L * i), values(i / SHAPES, i))
              .withLabel(truth));
      if (i % 20 == 19) {
        weir.advance(Duration.ofSeconds(1));
      }
    }
  }

  private static double[] values(int part, int i) {
    return switch (part) {
      case 0 -> SyntheticExamples.signal(i, 2, 1, LENGTH);
      case 1 -> SyntheticExamples.signal(2 * i, 2, 1, LENGTH);
      default -> SyntheticExamples.signal(5 * i + 4, 5, 1, LENGTH);
    };
  }

  private void badSignals() {
    byte[] good = weir.bytes(signal("s-1", 1));
    raw(Topic.SIGNALS, "s-1", new byte[] {42, 1, 2, 3});
    raw(Topic.SIGNALS, "s-1", null);
    raw(Topic.SIGNALS, "s-1", new byte[] {0, 0, 0, 99, 99, 1});
    raw(Topic.SIGNALS, "s-1", Arrays.copyOf(good, good.length - 3));
    raw(Topic.SIGNALS, "s-1", new byte[601]);
    raw(Topic.SIGNALS, "s-2", good);
    raw(Topic.SIGNALS, null, good);
    weir.send(SignalRecord.of("short", "s-1", START, new double[] {1, 2, 3}));
    weir.send(signal("s-1", 1).withChannels(2));
    weir.send(signal("s-1", Double.NaN));
    weir.send(signal("s-1", Double.NEGATIVE_INFINITY));
    weir.send(Harness.signal("s-1", "", START, 1));
    weir.send(signal("s-1", 1).withLabel(""));
    weir.send(signal("s-1", 1).withLabel("x".repeat(257)));
    weir.send(Harness.signal("s".repeat(1_025), "long", START, 1));
    weir.send(Harness.signal("s-1", "old", Harness.NOW.minus(Duration.ofDays(3_651)), 1));
    weir.send(Harness.signal("s-1", "ahead", Harness.NOW.plusSeconds(301), 1));
    weir.send(piece("s-1", 0, 1, 1));
    weir.send(piece("machine-1", -1, 1, 1));
    headers(new byte[] {9}, "trace", "abc", "weir.replays", "2", "weir.reason", "mine");
    headers(good, "trace", "abc", "weir.replays", "2", "weir.reason", "mine");
  }

  private void badImagesAndLabels() {
    raw(Topic.IMAGES, "cam-1", new byte[] {42});
    weir.send(image("cam-1", "before the first model", -1));
    weir.send(new ImageRecord("b1", "cam-1", START, 3, 2, ByteBuffer.wrap(new byte[6]), null));
    weir.send(
        new ImageRecord("b2", "cam-1", START, SIDE, SIDE, ByteBuffer.wrap(new byte[6]), null));
    raw(Topic.LABELS, "s-1", new byte[] {9, 9});
    byte[] label =
        weir.serdes
            .labels()
            .serializer()
            .serialize("labels", new LabelRecord("s-1", "first", SWAP, "high"));
    raw(Topic.LABELS, "s-2", label);
    weir.label("s-1", "", START, "high");
    weir.label("s-1", "first", START, "");
    weir.label("s-1", "first", Harness.NOW.plusSeconds(7_200), "high");
  }

  /** Predictions, labels and sources expire; labels come too late, and later still. */
  private void expire() {
    weir.advance(Duration.ofMinutes(61));
    Instant later = Harness.NOW.plus(Duration.ofMinutes(62)).minusSeconds(1_100);
    weir.send(Harness.signal("s-1", "later", later, 1).withLabel("high"));
    weir.advance(Duration.ofSeconds(2));
    weir.label("s-2", "suspended", SWAP, "high");
    weir.send(Harness.signal("s-1", "later", later, 1));
    weir.advance(Duration.ofMinutes(30));
    weir.send(Harness.signal("s-1", "last", weir.driverTime(), 1));
    weir.send(
        SignalRecord.of("piece", "machine-4", weir.driverTime(), new double[] {1})
            .withStart(0L)
            .withInterval(1_000.0));
    weir.advance(Duration.ofSeconds(2));
    weir.label("s-2", "suspended", SWAP, "high");
    weir.advance(Duration.ofMinutes(75));
    weir.send(Harness.signal("s-1", "end", weir.driverTime(), 1));
    weir.advance(Duration.ofSeconds(2));
  }

  private SignalRecord signal(String source, double value) {
    int number = sent++;
    return Harness.signal(source, "r" + number, START.plusSeconds(20L * number), value);
  }

  private static ImageRecord image(String source, String id, int number) {
    byte[] pixels = SyntheticExamples.image(100 + number, 2, SIDE, SIDE);
    return new ImageRecord(
        id, source, START.plusSeconds(number), SIDE, SIDE, ByteBuffer.wrap(pixels), null);
  }

  private static SignalRecord piece(String source, long start, double... values) {
    return SignalRecord.of(
            "piece-" + start, source, START.plusSeconds(50 + start + values.length - 1), values)
        .withStart(start)
        .withInterval(1_000.0);
  }

  private void raw(Topic topic, String key, byte[] value) {
    weir.input(topic, new TestRecord<>(key == null ? null : key.getBytes(UTF_8), value, START));
  }

  private void headers(byte[] value, String... namesAndValues) {
    TestRecord<byte[], byte[]> record =
        new TestRecord<>("s-1".getBytes(UTF_8), value, weir.driverTime());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      record.headers().add(namesAndValues[i], namesAndValues[i + 1].getBytes(UTF_8));
    }
    weir.input(Topic.SIGNALS, record);
  }

  private static long millis(Instant time) {
    return time.toEpochMilli();
  }
}
