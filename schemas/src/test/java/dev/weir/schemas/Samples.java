package dev.weir.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/** Random records of every type. */
final class Samples {
  private Samples() {}

  static SignalRecord signal(Random random) {
    return signal(random, random.nextInt(100));
  }

  static SignalRecord signal(Random random, int length) {
    return SignalRecord.of(text(random), text(random), time(random), doubles(random, length))
        .withChannels(random.nextInt(1, 4))
        .withStart(random.nextBoolean() ? random.nextLong() : null)
        .withInterval(random.nextBoolean() ? random.nextDouble() : null)
        .withLabel(random.nextBoolean() ? text(random) : null);
  }

  static Prediction prediction(Random random) {
    List<String> classes =
        IntStream.range(0, random.nextInt(12)).mapToObj(i -> i + text(random)).toList();
    return Prediction.builder()
        .record(text(random), text(random), time(random))
        .route(text(random), random.nextLong())
        .model(text(random), text(random), "champion")
        .label(text(random), random.nextDouble())
        .scores(classes, doubles(random, classes.size()))
        .processingTime(time(random))
        .sha256("0".repeat(64))
        .build();
  }

  static ImageRecord image(Random random) {
    byte[] pixels = new byte[64];
    random.nextBytes(pixels);
    return new ImageRecord(
        text(random), text(random), time(random), 8, 8, ByteBuffer.wrap(pixels), null);
  }

  static LabelRecord label(Random random) {
    return new LabelRecord(text(random), text(random), time(random), text(random));
  }

  static ModelManifest manifest(Random random) {
    return new ModelManifest(
        "gait",
        "v" + random.nextInt(100),
        "rocket",
        List.of("a", text(random)),
        new ModelInput("signal", List.of(1, 40)),
        random.nextLong(1L << 40),
        3,
        new ChunkLocation("model-chunks", 0, 7L, 9L),
        "0".repeat(64),
        Map.of("seed", text(random)),
        Map.of("accuracy", random.nextDouble()),
        time(random),
        "c2lnbmVk");
  }

  static ModelAssignment assignment(Random random) {
    ModelVersion champion = new ModelVersion("gait", "v1");
    return new ModelAssignment(
        "signals",
        random.nextLong(100),
        List.of(new TimelineEntry(time(random), champion, List.of(champion, champion))),
        time(random));
  }

  static ModelChunk chunk(Random random) {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return new ModelChunk("gait", "v1", random.nextInt(100), ByteBuffer.wrap(bytes));
  }

  static AccuracyWindow accuracy(Random random) {
    return new AccuracyWindow(
        "gait",
        "v1",
        "champion",
        time(random),
        time(random),
        10L,
        9L,
        0.9,
        0.5,
        0.99,
        List.of(new ConfusionCount("a", "b", 1L), new ConfusionCount("b", "b", 9L)));
  }

  static DriftEvent drift(Random random) {
    return new DriftEvent(
        "gait",
        "v1",
        "champion",
        "error-rate",
        "major",
        random.nextDouble(),
        0.25,
        time(random),
        time(random),
        random.nextLong(1_000),
        random.nextBoolean() ? null : 0.05,
        random.nextBoolean() ? null : 0.2,
        time(random));
  }

  /** One record of every value type of a topic. */
  static List<SpecificRecord> all(Random random) {
    return List.of(
        signal(random),
        prediction(random),
        image(random),
        label(random),
        manifest(random),
        assignment(random),
        chunk(random),
        accuracy(random),
        drift(random));
  }

  static double[] doubles(Random random, int length) {
    return random.doubles(length, -1e6, 1e6).toArray();
  }

  static Instant time(Random random) {
    return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
  }

  /** Letters of one to four bytes in UTF-8. */
  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint("aZ7/é…日🌊".codePoints().toArray()[random.nextInt(8)]);
    }
    return text.toString();
  }
}
