package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Payloads of every kind on {@code images}: each has exactly the result that the contract defines,
 * which is derived here without any of the application's code.
 */
@PropertyTest
class ImageFuzzTopologyTest {
  private static final int BATCH = 500;
  private static final int WIDTH = 3;
  private static final int HEIGHT = 2;
  private static final long NOW = Harness.NOW.toEpochMilli();
  private static final long BEGIN = NOW - Duration.ofDays(1825).toMillis();
  private static final long EARLIEST = NOW - Duration.ofDays(3650).toMillis();
  private static final long LATEST = NOW + Duration.ofMinutes(5).toMillis();
  private static final String PREDICTED = "predicted";
  private static final String DUPLICATE = "duplicate";

  private final Map<String, Integer> outcomes = new HashMap<>();
  private final Set<List<Object>> known = new HashSet<>();
  private final Random random = Seeds.random();
  private int ids;

  @Test
  void shouldGiveEveryPayloadItsOneOutcome() {
    run(5_000);
  }

  @Test
  @Tag("slow")
  void shouldGiveEachOfManyPayloadsItsOneOutcome() {
    run(Seeds.size(100_000, 2_000));
  }

  private void run(int payloads) {
    ids = payloads / 5; // of 5 sources: so that some, but not most, are duplicates
    try (Harness weir = new Harness()) {
      weir.timeline("images", 1, BEGIN, new FakeImageModel(100));
      for (int sent = 0; sent < payloads; sent += BATCH) {
        sendBatch(weir);
      }
    }
    System.out.printf("%,d images: %s%n", payloads, outcomes);
    assertThat(outcomes.keySet())
        .contains(
            PREDICTED,
            DUPLICATE,
            DeadLetterReason.UNDECODABLE.wireName(),
            DeadLetterReason.KEY_MISMATCH.wireName(),
            DeadLetterReason.EVENT_TIME_OUT_OF_RANGE.wireName(),
            DeadLetterReason.NO_MODEL.wireName(),
            DeadLetterReason.WRONG_SIZE.wireName());
    assertThat(outcomes.get(PREDICTED)).isGreaterThan(payloads / 10);
  }

  private void sendBatch(Harness weir) {
    List<List<Object>> good = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      ImageRecord image = image();
      byte[] whole = weir.bytes(image);
      byte[] value = damaged(whole);
      byte[] key = key(image);
      Optional<Map<String, Object>> fields =
          wellFramed(value, whole)
              ? NaiveAvro.read(ImageRecord.getClassSchema(), value, 5)
              : Optional.empty();
      String outcome = fields.map(f -> outcome(key, f)).orElse("undecodable");
      weir.sendImage(key, value);
      outcomes.merge(outcome, 1, Integer::sum);
      if (outcome.equals(PREDICTED)) {
        good.add(List.of(fields.get().get("source"), fields.get().get("id")));
      } else if (!outcome.equals(DUPLICATE)) {
        bad.add(outcome);
        values.add(value);
      }
    }
    assertThat(weir.predictions().stream().map(p -> List.of(p.getSource(), p.getRecordId())))
        .isEqualTo(good);
    List<TestRecord<byte[], byte[]>> letters = weir.deadLetterRecords();
    assertThat(letters.stream().map(l -> DeadLetterHeaders.read(l.headers()).get().reason()))
        .isEqualTo(bad);
    for (int i = 0; i < letters.size(); i++) {
      assertThat(letters.get(i).value()).isEqualTo(values.get(i));
    }
  }

  /** Of the four schema ids only the registered one can be decoded. */
  private static boolean wellFramed(byte[] value, byte[] whole) {
    return value != null && value.length >= 5 && Arrays.equals(value, 0, 5, whole, 0, 5);
  }

  private ImageRecord image() {
    int width = random.nextInt(8) == 0 ? random.nextInt(-2, 6) : WIDTH;
    int height = random.nextInt(8) == 0 ? random.nextInt(-2, 6) : HEIGHT;
    int area = Math.abs(width * height);
    byte[] pixels = new byte[random.nextInt(8) == 0 ? random.nextInt(12) : area];
    random.nextBytes(pixels);
    String label = random.nextBoolean() ? null : "dark";
    return new ImageRecord(
        "i" + random.nextInt(ids),
        "cam-" + random.nextInt(5),
        Instant.ofEpochMilli(time()),
        width,
        height,
        ByteBuffer.wrap(pixels),
        label);
  }

  private long time() {
    return switch (random.nextInt(12)) {
      case 0 -> random.nextLong(EARLIEST - 1_000_000_000L, BEGIN);
      case 1 -> random.nextLong(LATEST - 1_000, LATEST + 1_000);
      case 2 -> random.nextLong();
      default -> random.nextLong(BEGIN, NOW);
    };
  }

  private byte[] key(ImageRecord image) {
    return switch (random.nextInt(20)) {
      case 0 -> null;
      case 1 -> "other".getBytes(UTF_8);
      default -> image.getSource().getBytes(UTF_8);
    };
  }

  private byte[] damaged(byte[] whole) {
    byte[] changed = whole.clone();
    switch (random.nextInt(16)) {
      case 0 -> changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed = Arrays.copyOf(whole, random.nextInt(whole.length));
      case 2 -> changed = Arrays.copyOf(whole, whole.length + 1 + random.nextInt(3));
      case 3 -> random.nextBytes(changed);
      case 4 -> changed = random.nextInt(4) == 0 ? null : changed;
      default -> {}
    }
    return changed;
  }

  private String outcome(byte[] key, Map<String, Object> fields) {
    String source = (String) fields.get("source");
    long time = (long) fields.get("eventTime");
    long width = (int) fields.get("width");
    long height = (int) fields.get("height");
    if (!Arrays.equals(key, source.getBytes(UTF_8))) {
      return "key-mismatch";
    }
    if (time < EARLIEST || time > LATEST) {
      return "event-time-out-of-range";
    }
    if (width < 1 || height < 1 || width * height != ((byte[]) fields.get("pixels")).length) {
      return "wrong-size";
    }
    if (known.contains(List.of(source, fields.get("id")))) {
      return DUPLICATE;
    }
    if (time < BEGIN) {
      return "no-model";
    }
    if (width != WIDTH || height != HEIGHT) {
      return "wrong-size";
    }
    known.add(List.of(source, fields.get("id")));
    return PREDICTED;
  }
}
