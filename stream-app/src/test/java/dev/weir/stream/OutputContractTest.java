package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Topic;
import dev.weir.schemas.json.RecordJson;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.names.DriftKind;
import dev.weir.stream.names.LabelOutcome;
import dev.weir.testing.Contract;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The topology sends the recorded records for a fixed input, bit for bit, to its output topics and
 * to its internal ones, and counts the recorded outcomes.
 */
class OutputContractTest {

  /** Characters of a digest that are recorded. */
  private static final int DIGITS = 16;

  /** Records of a topic that are recorded completely. */
  private static final int COMPLETE = 40;

  private static final List<String> OUTPUTS =
      List.of(
          Topic.PREDICTIONS.baseName(), Topic.ACCURACY.baseName(), Topic.DRIFT_EVENTS.baseName());

  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "usual, headers.copy, dead-letters",
    "headers, headers.copy, all",
    "challenger, role, challenger",
    "champion, role, champion",
    "repartition, labels.repartition, true"
  })
  void shouldSendAndCountTheRecorded(String name, String setting, String value) {
    try (Harness weir = OutputScenario.harness(setting, value)) {
      // when
      new OutputScenario(weir).run();

      // then
      List<String> details = new ArrayList<>();
      boolean isUsual = name.equals("usual");
      List<String> outputs = outputs(weir, isUsual, details);
      Contract.check("outputs-" + name + ".txt", outputs);
      Contract.check("meters-" + name + ".txt", meters(weir));
      if (isUsual) {
        assertEveryOutcome(weir, outputs);
        Contract.check("dead-letter-details.txt", details);
      }
    }
  }

  /** Otherwise the records would hold less than they seem to. */
  private static void assertEveryOutcome(Harness weir, List<String> outputs) {
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      double count = weir.count("weir.dead.letters", "reason", reason.wireName());
      assertThat(count > 0)
          .as(reason.wireName())
          .isEqualTo(reason != DeadLetterReason.OFF_GRID); // only of a team's own topics
    }
    for (LabelOutcome outcome : LabelOutcome.values()) {
      double count = weir.count("weir.labels", "outcome", outcome.wireName());
      assertThat(count > 0).as(outcome.wireName()).isEqualTo(outcome != LabelOutcome.LEFT_OUT);
    }
    for (DriftKind kind : DriftKind.values()) {
      assertThat(String.join("", outputs)).contains("\"kind\":\"%s\"".formatted(kind.wireName()));
    }
    assertThat(weir.count("weir.sources.idle")).isPositive();
  }

  private static List<String> outputs(Harness weir, boolean isUsual, List<String> details) {
    Deserializer<SpecificRecord> records =
        AvroSerde.create(SpecificRecord.class, WeirConfig.of(weir.settings).registryProperties())
            .deserializer();
    List<String> lines = new ArrayList<>();
    for (String topic : new TreeSet<>(weir.producedTopics())) {
      List<TestRecord<byte[], byte[]>> sent = weir.records(topic);
      sent.forEach(record -> takeDetail(record, details));
      lines.add("[%s: %d records, %s]".formatted(topic, sent.size(), digest(sent)));
      for (int i = 0; isUsual && i < sent.size(); i++) {
        TestRecord<byte[], byte[]> record = sent.get(i);
        if (topic.equals(Topic.DEAD_LETTERS.baseName())) {
          lines.addAll(letter(record));
        } else if (OUTPUTS.contains(topic) && i < COMPLETE) {
          lines.add(head(record) + " " + headers(record));
          lines.add("  " + HEX.formatHex(record.value()));
          lines.add("  " + RecordJson.render(records.deserialize(topic, record.value())));
        } else {
          lines.add(summary(record));
        }
      }
    }
    return lines;
  }

  /** Moves the sentence from a dead letter's headers to a list. */
  private static void takeDetail(TestRecord<byte[], byte[]> record, List<String> details) {
    Header detail = record.headers().lastHeader(DeadLetterHeaders.DETAIL);
    if (detail != null) {
      details.add(new String(detail.value(), UTF_8));
      record.headers().remove(DeadLetterHeaders.DETAIL);
    }
  }

  private static List<String> letter(TestRecord<byte[], byte[]> record) {
    return List.of(
        head(record) + " " + headers(record),
        "  " + (record.value() == null ? "no value" : HEX.formatHex(record.value())));
  }

  private static String head(TestRecord<byte[], byte[]> record) {
    return "%s at %s".formatted(key(record.key()), record.getRecordTime());
  }

  private static String headers(TestRecord<byte[], byte[]> record) {
    return StreamSupport.stream(record.headers().spliterator(), false)
        .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
        .toList()
        .toString();
  }

  /** Printable keys as text, which others are not. */
  private static String key(byte[] key) {
    if (key == null) {
      return "null";
    }
    String text = new String(key, UTF_8);
    boolean isText = text.length() < 100 && text.chars().allMatch(c -> c >= ' ' && c < 127);
    return isText ? text : "hex " + shortened(HEX.formatHex(key));
  }

  private static String shortened(String text) {
    return text.length() < 100 ? text : text.substring(0, 40) + "..." + text.length();
  }

  private static String summary(TestRecord<byte[], byte[]> record) {
    String bytes = record.value() == null ? "no value" : record.value().length + " bytes";
    return "%s, %s, %s".formatted(key(record.key()), bytes, digest(List.of(record)));
  }

  private static String digest(List<TestRecord<byte[], byte[]>> records) {
    MessageDigest sha256 = sha256();
    for (TestRecord<byte[], byte[]> record : records) {
      String others = Arrays.toString(record.key()) + record.getRecordTime() + headers(record);
      sha256.update(others.getBytes(UTF_8));
      sha256.update(record.value() == null ? new byte[0] : record.value());
    }
    return HEX.formatHex(sha256.digest()).substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counters, and how often timers ran; other meters depend on time. */
  private static List<String> meters(Harness weir) {
    TreeSet<String> lines = new TreeSet<>();
    for (Meter meter : weir.meters.getMeters()) {
      switch (meter) {
        case Counter counter -> lines.add(name(meter.getId()) + " " + counter.count());
        case Timer timer -> lines.add(name(meter.getId()) + " " + timer.count());
        default -> lines.add(name(meter.getId()));
      }
    }
    return List.copyOf(lines);
  }

  private static String name(Meter.Id id) {
    return id.getTags().stream()
        .map(Tag::toString)
        .collect(Collectors.joining(", ", id.getName() + "{", "}"));
  }
}
