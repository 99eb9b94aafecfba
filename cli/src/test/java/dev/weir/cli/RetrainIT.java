package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.TopicRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training, evaluation and reproduction with data from topics. */
class RetrainIT {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int SIGNALS = 200;
  private static final int LENGTH = 30;

  private static CommandSandbox weir;
  private static KafkaProducer<String, byte[]> producer;
  private static AvroSerde<SpecificRecord> serde;

  @TempDir static Path folder;

  @BeforeAll
  static void start() {
    weir = CommandSandbox.start();
    try (Admin admin = Admin.create(weir.clients())) {
      new ClusterTopics(admin).create(TopicRequest.of(TopicNames.DEFAULT, 3, 1));
    }
    Map<String, Object> config = new HashMap<>(weir.clients());
    config.put("transactional.id", "retrain-it");
    producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    serde = AvroSerde.create(SpecificRecord.class, config);
    producer.initTransactions();
    aborted();
    producer.beginTransaction();
    whole();
    pieces();
    images();
    producer.commitTransaction();
  }

  @AfterAll
  static void close() {
    producer.close();
    serde.close();
    weir.close();
  }

  /** Records of an aborted transaction: a reader that saw them would find an additional class. */
  private static void aborted() {
    producer.beginTransaction();
    for (int i = 0; i < 20; i++) {
      send("signals", "press-1", signal("ghost-" + i, "press-1", i, wave(i, "slow"), "ghost"));
    }
    producer.abortTransaction();
  }

  /**
   * 200 signals of four sources: a third labelled inline, a third late, of these every tenth wrong
   * at first; every tenth of the rest has no label. Some arrive twice, some are unusable.
   */
  private static void whole() {
    for (int i = 0; i < SIGNALS; i++) {
      String source = "press-" + i % 4;
      String truth = i % 2 == 0 ? "slow" : "fast";
      String inline = i % 3 == 0 ? truth : null;
      SignalRecord signal = signal("part-" + i, source, i, wave(i, truth), inline);
      send("signals", source, signal);
      if (i % 50 == 0) {
        send("signals", source, signal.withLabel(null));
      }
      if (i % 3 == 1) {
        label(source, "part-" + i, i % 10 == 1 ? "other" : truth);
      }
      if (i % 3 == 1 || (i % 3 == 2 && i % 10 != 2)) {
        label(source, "part-" + i, truth);
      }
    }
    send("signals", "someone", signal("key", "press-1", 1, wave(1, "slow"), "slow"));
    send("signals", "press-1", signal("nan", "press-1", 1, new double[] {Double.NaN}, "slow"));
  }

  private static double[] wave(int i, String label) {
    double[] values = new double[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      values[t] = Math.sin(t * (label.equals("slow") ? 0.3 : 1.1) + i) + 0.05 * ((i * t) % 7);
    }
    return values;
  }

  private static SignalRecord signal(
      String id, String source, int second, double[] values, String label) {
    return SignalRecord.of(id, source, START.plusSeconds(second), values).withLabel(label);
  }

  /**
   * Continuous signals of two sources, two hours later, one sample per second; and a piece of a
   * third, long enough for a window, which the route of the mills does not take.
   */
  private static void pieces() {
    for (String label : new String[] {"slow", "fast"}) {
      String source = "mill-" + label;
      double[] all = new double[60 * LENGTH];
      for (int t = 0; t < all.length; t++) {
        all[t] = Math.sin(t * (label.equals("slow") ? 0.3 : 1.1)) + 0.05 * (t % 7);
      }
      for (int from = 0; from < all.length; from += 50) {
        double[] values = Arrays.copyOfRange(all, from, from + 50);
        send("signals", source, piece(source, from, values, label));
      }
    }
    send("signals", "saw-1", piece("saw-1", 0, new double[50], "slow"));
  }

  private static SignalRecord piece(String source, int from, double[] values, String label) {
    return SignalRecord.of(
            "piece-" + from, source, START.plusSeconds(7_200 + from + values.length - 1), values)
        .withStart((long) from)
        .withInterval(1_000.0)
        .withLabel(label);
  }

  private static void images() {
    for (int i = 0; i < 60; i++) {
      byte[] pixels = new byte[64];
      Arrays.fill(pixels, i % 2 * 32, i % 2 * 32 + 32, (byte) (150 + i));
      ImageRecord image =
          ImageRecord.newBuilder()
              .setId("shot-" + i)
              .setSource("camera")
              .setEventTime(START.plusSeconds(i))
              .setWidth(8)
              .setHeight(8)
              .setPixels(ByteBuffer.wrap(pixels))
              .setLabel(i % 2 == 0 ? "upper" : "lower")
              .build();
      send("images", "camera", image);
    }
  }

  private static void label(String source, String id, String label) {
    send("labels", source, new LabelRecord(source, id, START, label));
  }

  private static void send(String topic, String key, SpecificRecord record) {
    var _ =
        producer.send(
            new ProducerRecord<>(topic, key, serde.serializer().serialize(topic, record)));
  }

  private static String[] train(Path out, String... more) {
    return command(
        new String[] {"train", "rocket", "--kernels", "20", "--seed", "5", "--out", out.toString()},
        more);
  }

  private static String[] command(String[] first, String... more) {
    String[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  private static String[] span(String data) {
    return new String[] {
      "--data", data, "--from", "2026-03-01T00:00:00Z", "--to", "2026-03-01T01:00:00Z"
    };
  }

  @Test
  void shouldTrainOnWhatWasSeenAndSayWhatThatWas() throws IOException {
    // When
    Path first = folder.resolve("first.weir");
    String said = weir.cluster(0, train(first, span("topic:signals,shape=1x30")));

    // Then of 200, 67 have their own labels, 67 late ones, and of the other 66 all but 7
    assertThat(said)
        .contains("206 records seen: 193 labelled, of which 7 had conflicting labels")
        .contains("7 unlabelled; 4 duplicates; 2 unusable (key-mismatch 1, unusable-values 1)");

    // When published, then the card says it too, and the topics give the same bits again
    weir.cluster(0, "publish", first.toString(), "--name", "waves", "--route", "signals");
    assertThat(weir.cluster(0, "card", "waves/1"))
        .contains("| labelled | 193 |")
        .contains("| from | 2026-03-01T00:00:00Z |")
        .contains("champion of signals");
    assertThat(weir.cluster(0, "reproduce", "waves/1")).contains("the bits agree");
    Path second = folder.resolve("second.weir");
    weir.cluster(0, train(second, span("topic:signals,shape=1x30")));
    assertThat(weir.cluster(0, "card", second.toString()))
        .contains(digestLine(weir.cluster(0, "card", first.toString())));

    // When a label arrives later, then a new training includes it and the old one is still
    // reproduced
    producer.beginTransaction();
    label("press-0", "part-8", "fast");
    producer.commitTransaction();
    assertThat(weir.cluster(0, train(second, span("topic:signals,shape=1x30"))))
        .contains("8 had conflicting labels");
    assertThat(weir.cluster(0, "reproduce", "waves/1")).contains("the bits agree");

    // When compared with the champion
    JsonNode compared =
        weir.json(
            command(
                new String[] {"evaluate", "--model", second.toString()}, span("topic:signals")));
    assertThat(compared.at("/champion/model").asText()).isEqualTo("waves/1");
    assertThat(compared.at("/candidate/tests").asLong())
        .isEqualTo(compared.at("/champion/tests").asLong())
        .isBetween(20L, 60L);
    assertThat(compared.at("/candidate/accuracy").asDouble()).isGreaterThan(0.8);
    assertThat(compared.at("/agreement/mcnemarP").asDouble()).isBetween(0.0, 1.0);
  }

  private static String digestLine(String card) {
    return card.lines().filter(line -> line.startsWith("| digest")).findFirst().orElseThrow();
  }

  @Test
  void shouldCutContinuousSignalsAsTheirRouteDoes() throws IOException {
    // Given
    String[] span = {
      "--data", "topic:signals", "--from", "2026-03-01T02:00:00Z", "--to", "2026-03-01T03:00:00Z"
    };
    Path settings = folder.resolve("weir.properties");
    Files.writeString(
        settings,
        """
        routes=mills
        route.mills.sources=mill-.*
        route.mills.window=30
        """);
    Path out = folder.resolve("mills.weir");

    // When
    String refused = weir.cluster(1, train(out, span));
    String said =
        weir.cluster(
            0, train(out, command(span, "--config", settings.toString(), "--route", "mills")));

    // Then
    assertThat(refused).contains("73 records").contains("--config").contains("--route");
    assertThat(said).contains("120 records seen: 120 labelled").contains("72 pieces");
    assertThat(weir.cluster(0, "card", out.toString()))
        .contains("window=30 stride=30 lateness=30 channels=1")
        .contains("mill-.*");
    assertThat(weir.cluster(0, "reproduce", out.toString())).contains("the bits agree");
  }

  @Test
  void shouldTrainOnImages() {
    // Given
    Path out = folder.resolve("images.weir");

    // When
    String said =
        weir.cluster(
            0,
            command(
                new String[] {"train", "wnn", "--window", "3", "--out", out.toString()},
                span("topic:images")));

    // Then
    assertThat(said).contains("60 records seen: 60 labelled");
    assertThat(weir.cluster(0, "card", out.toString())).contains("| classes | lower, upper |");
    assertThat(weir.cluster(0, "reproduce", out.toString())).contains("the bits agree");
    assertThat(
            weir.cluster(
                0,
                command(
                    new String[] {"evaluate", "--model", out.toString(), "--alone"},
                    span("topic:images"))))
        .contains("1.0000");
    assertThat(
            weir.cluster(
                0,
                command(
                    new String[] {"evaluate", "--model", out.toString()}, span("topic:images"))))
        .contains("route images has no champion");
    assertThat(
            weir.cluster(
                1,
                command(
                    new String[] {"evaluate", "--model", out.toString(), "--fail-if-worse"},
                    span("topic:images"))))
        .contains("--fail-if-worse: route images has no champion yet");
  }

  @Test
  void shouldSayWhyNothingCanBeTrained() {
    // Given
    Path out = folder.resolve("none.weir");

    // Then
    assertThat(
            weir.cluster(
                1,
                train(
                    out,
                    "--data",
                    "topic:signals",
                    "--from",
                    "2020-01-01T00:00:00Z",
                    "--to",
                    "2020-01-02T00:00:00Z")))
        .contains("there are no labelled records on signals")
        .contains("0 records seen");
    assertThat(weir.cluster(1, train(out, span("topic:signals,source=press-2"))))
        .contains("'slow'")
        .contains("two classes are needed");
    assertThat(weir.cluster(1, train(out, command(span("topic:signals"), "--prefix", "none."))))
        .contains("topic none.signals does not exist", " --prefix none.' creates");
    assertThat(weir.cluster(1, train(out, span("topic:signals,shape=1x31"))))
        .contains("no labelled record has the shape 1x31")
        .contains("of 1x30");
    assertThat(Files.exists(out)).isFalse();
  }
}
