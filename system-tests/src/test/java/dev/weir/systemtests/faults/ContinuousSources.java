package dev.weir.systemtests.faults;

import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Continuous signals of consecutive windows, whole and in pieces, with holes filled much later, out
 * of order, twice and too late. Each window that is complete in the end must be predicted once.
 */
final class ContinuousSources {
  static final String ROUTE = "continuous";
  static final String PATTERN = "c-.*";
  static final int WINDOW = Models.LENGTH;

  /** More than a megabyte of samples. */
  static final int LATENESS = 140_000;

  private static final int FIRST_NUMBER = 20_000_000;
  private static final int HALF = WINDOW / 2;
  private static final int HOLES = 3_300;
  private static final int BEYOND = 5_000 * WINDOW;
  private static final Duration OPEN_FOR = Duration.ofSeconds(15);

  private final SoakProducer producer;
  private final SentRecords sent;
  private final Random random;
  private final Duration pause;
  private final List<Part> open = new ArrayList<>();
  private Instant lastHoles = Instant.EPOCH;
  private int number = FIRST_NUMBER;
  private int source;
  private int steady;

  /** A window of which a piece was sent. */
  private record Part(SentRecords.Signal signal, int window) {}

  /**
   * Sends nothing yet.
   *
   * @param pause minimum time between two rounds of holes
   */
  ContinuousSources(SoakProducer producer, SentRecords sent, Random random, Duration pause) {
    this.pause = pause;
    this.producer = producer;
    this.sent = sent;
    this.random = random;
  }

  /** The settings of the route. */
  static List<String> settings() {
    String prefix = "route." + ROUTE + ".";
    return List.of(
        prefix + "sources", PATTERN,
        prefix + "window", String.valueOf(WINDOW),
        prefix + "lateness", String.valueOf(LATENESS));
  }

  /** The next window of one source, in two pieces in any order, one of them perhaps twice. */
  void steady() {
    Part part = window("c-steady", steady++);
    Instant later = part.signal().eventTime();
    ProducerRecord<byte[], byte[]> first = piece(part, 0, HALF, later, null);
    ProducerRecord<byte[], byte[]> second = piece(part, HALF, WINDOW, later, null);
    List<ProducerRecord<byte[], byte[]>> pieces = new ArrayList<>(List.of(first, second));
    Collections.shuffle(pieces, random);
    if (random.nextBoolean()) {
      pieces.add(pieces.getFirst());
    }
    producer.sendAll(pieces);
    sent.accepted(part.signal());
  }

  /** A source that omits most of its samples; a later piece of them is too late. */
  void late() {
    String name = "c-late-" + source++;
    Part first = window(name, 0);
    Part beyond = window(name, BEYOND / WINDOW);
    producer.send(piece(first, 0, WINDOW, first.signal().eventTime(), null));
    producer.send(piece(beyond, 0, WINDOW, beyond.signal().eventTime(), null));
    sent.accepted(first.signal());
    sent.accepted(beyond.signal());
    Part late = window(name, 1);
    Instant newer = beyond.signal().eventTime().plusMillis(10);
    sent.rejected("too-late", producer.send(piece(late, 0, WINDOW, newer, null)));
  }

  /** Thousands of windows, each with a hole; or the samples that fill those holes. */
  boolean holes() {
    boolean isOpen = !open.isEmpty();
    if (Instant.now().isBefore(lastHoles.plus(isOpen ? OPEN_FOR : pause))) {
      return false;
    }
    if (isOpen) {
      fillHoles();
    } else {
      openHoles();
    }
    lastHoles = Instant.now();
    return true;
  }

  /** Fills all remaining holes. */
  void finish() {
    if (!open.isEmpty()) {
      fillHoles();
    }
  }

  private void openHoles() {
    String name = "c-holes-" + source++;
    Part whole = window(name, 0);
    producer.send(piece(whole, 0, WINDOW, whole.signal().eventTime(), null));
    sent.accepted(whole.signal());
    List<ProducerRecord<byte[], byte[]>> pieces = new ArrayList<>();
    for (int i = 1; i <= HOLES; i++) {
      Part part = window(name, i);
      String label = i % 3 == 0 ? Models.CLASSES.get(part.signal().isBump() ? 1 : 0) : null;
      pieces.add(piece(part, 1, WINDOW, part.signal().eventTime(), label));
      open.add(part);
      if (label != null) {
        sent.labelled(part.signal().id(), label);
      }
    }
    producer.sendAll(pieces);
  }

  private void fillHoles() {
    Collections.shuffle(open.subList(open.size() / 2, open.size()), random);
    List<ProducerRecord<byte[], byte[]>> pieces = new ArrayList<>();
    for (Part part : open) {
      pieces.add(piece(part, 0, 1, Instant.now(), null));
      sent.accepted(part.signal());
    }
    producer.sendAll(pieces);
    open.clear();
  }

  private Part window(String name, int window) {
    String id = name + "@" + (long) window * WINDOW + "+" + WINDOW;
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new Part(new SentRecords.Signal(id, number++, name, now), window);
  }

  /** Some of a window's samples, with the piece's event time. */
  private ProducerRecord<byte[], byte[]> piece(
      Part part, int from, int to, Instant eventTime, @Nullable String label) {
    SentRecords.Signal signal = part.signal();
    double[] values = Arrays.copyOfRange(signal.values(), from, to);
    SignalRecord record =
        SignalRecord.of("", signal.source(), eventTime, values)
            .withStart((long) part.window() * WINDOW + from)
            .withLabel(label);
    return producer.record(Topic.SIGNALS, signal.source(), producer.wire(record));
  }
}
