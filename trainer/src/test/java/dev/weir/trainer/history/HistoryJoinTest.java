package dev.weir.trainer.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.testing.LabelOracle;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Joins records and labels like the stream. */
class HistoryJoinTest {

  private static final EventTimeRange SPAN =
      new EventTimeRange(
          Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(2_000), Duration.ofMillis(500));

  private final List<LabelRecord> sentLabels = new ArrayList<>();
  private final TopicLabels labels =
      new TopicLabels(
          (topic, bytes) -> sentLabels.get(ByteBuffer.wrap(bytes).getInt()), RecordShareTest.ALL);
  private final RecordDeduplicator<SignalRecord> deduplicator =
      new RecordDeduplicator<>(RecordKind.SIGNALS, SPAN, RecordShareTest.ALL);

  private static SignalRecord signal(String source, String id, long eventTime, String label) {
    return SignalRecord.of(id, source, Instant.ofEpochMilli(eventTime), new double[] {eventTime})
        .withLabel(label);
  }

  private void label(String source, String id, String label, RecordPosition at) {
    label(source, source, id, label, at);
  }

  private void label(String key, String source, String id, String label, RecordPosition at) {
    sentLabels.add(new LabelRecord(source, id, Instant.EPOCH, label));
    byte[] value = ByteBuffer.allocate(4).putInt(sentLabels.size() - 1).array();
    labels.add(
        new ConsumerRecord<>(
            "labels",
            at.partition(),
            at.offset(),
            at.timestamp(),
            TimestampType.CREATE_TIME,
            key.length(),
            value.length,
            key.getBytes(UTF_8),
            value,
            new RecordHeaders(),
            Optional.empty()));
  }

  private static RecordPosition at(long offset, long time) {
    return new RecordPosition(0, offset, time);
  }

  @Test
  void shouldTakeTheLabelThatArrivedLast() {
    // Given
    deduplicator.add(signal("s", "inline", 1_000, "a"), at(0, 10));
    deduplicator.add(signal("s", "changed", 1_001, "a"), at(1, 11));
    label("s", "changed", "b", at(5, 20));
    deduplicator.add(signal("s", "early", 1_002, "a"), at(2, 30));
    label("s", "early", "b", at(6, 29));
    deduplicator.add(signal("s", "late", 1_003, null), at(3, 40));
    label("s", "late", "a", at(7, 50));
    label("s", "late", "c", at(8, 51));
    deduplicator.add(signal("s", "none", 1_004, null), at(4, 60));

    // When
    History<SignalRecord> history = deduplicator.join(labels, 0);

    // Then
    assertThat(history.labelled())
        .extracting(each -> each.id() + "=" + each.label())
        .containsExactly("inline=a", "changed=b", "early=a", "late=c");
    assertThat(history.counts().conflicting()).isEqualTo(3);
    assertThat(history.counts().unlabelled()).isEqualTo(1);
    assertThat(history.counts().seen()).isEqualTo(5);
  }

  @Test
  void shouldTakeNoLabelThatCanBeNoClass() {
    // Given
    deduplicator.add(signal("s", "inline", 1_000, "(other)"), at(0, 10));
    deduplicator.add(signal("s", "late", 1_001, "a"), at(1, 11));
    label("s", "late", "(other)", at(5, 20));
    deduplicator.add(signal("s", "changed", 1_002, "(other)"), at(2, 12));
    label("s", "changed", "a", at(6, 21));

    // When
    History<SignalRecord> history = deduplicator.join(labels, 0);

    // Then
    assertThat(history.labelled())
        .extracting(each -> each.id() + "=" + each.label())
        .containsExactly("changed=a");
    assertThat(history.counts().unlabelled()).isEqualTo(2);
  }

  @Test
  void shouldLetTheFirstOfAnIdStandAlsoWhereItLiesOutsideTheSpan() {
    // Given
    deduplicator.add(signal("s", "twice", 1_500, "a"), at(1, 2));
    deduplicator.add(signal("s", "twice", 1_400, "a"), at(0, 1));
    deduplicator.add(signal("s", "before", 999, "a"), at(2, 3));
    deduplicator.add(signal("s", "before", 1_000, "a"), at(3, 4));
    deduplicator.add(signal("s", "after", 2_000, "a"), at(4, 5));
    deduplicator.add(signal("t", "twice", 1_999, "a"), at(5, 6));

    // When
    History<SignalRecord> history = deduplicator.join(labels, 0);

    // Then
    assertThat(history.labelled())
        .extracting(each -> each.source() + "/" + each.id() + "@" + each.eventTime())
        .containsExactly("s/twice@1400", "t/twice@1999");
    assertThat(history.counts().duplicates()).isEqualTo(2);
    assertThat(history.counts().seen()).isEqualTo(4);
  }

  @Test
  void shouldCountWhatCannotBeUsed() {
    // Given
    deduplicator.addUnusable(DeadLetterReason.UNDECODABLE, 1_000);
    deduplicator.addUnusable(DeadLetterReason.UNDECODABLE, 1_999);
    deduplicator.addUnusable(DeadLetterReason.WRONG_SIZE, 1_500);
    deduplicator.addUnusable(DeadLetterReason.WRONG_SIZE, 2_000);
    label("other", "s", "id", "a", at(0, 0));

    // When
    HistoryCounts counts = deduplicator.join(labels, 0).counts();

    // Then
    assertThat(counts.unusable()).isEqualTo(Map.of("undecodable", 2L, "wrong-size", 1L));
    assertThat(counts.seen()).isEqualTo(3);
    assertThat(counts.labels()).isEqualTo(1);
    assertThat(counts.unusableLabels()).isEqualTo(1);
    assertThat(counts.toString()).contains("3 unusable (undecodable 2, wrong-size 1)");
  }

  /** An event of one source, in the order in which the stream would process it. */
  private record Event(
      boolean isLabel, String id, long eventTime, String label, RecordPosition at) {}

  @PropertyTest
  @RepeatedTest(200)
  void shouldJoinAsTheStreamDoesInWhateverOrderPartitionsAreRead() {
    // Given three sources, each on its own partition
    Random random = Seeds.random();
    Map<String, List<Event>> bySource = new TreeMap<>();
    for (int s = 0; s < 3; s++) {
      bySource.put("source-" + s, events(s, random));
    }

    // When the partitions are read in any order, each in its own order
    replay(bySource, random);
    History<SignalRecord> history = deduplicator.join(labels, 0);

    // Then
    List<String> expected = new ArrayList<>();
    long[] conflicting = {0};
    bySource.forEach((source, events) -> expected.addAll(stream(source, events, conflicting)));
    assertThat(history.labelled())
        .extracting(each -> each.source() + "/" + each.id() + "=" + each.label())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(history.counts().conflicting()).isEqualTo(conflicting[0]);
    long inSpan =
        bySource.values().stream()
            .flatMap(List::stream)
            .filter(event -> !event.isLabel() && SPAN.contains(event.eventTime()))
            .count();
    assertThat(history.counts().seen()).isEqualTo(inSpan);
  }

  private static List<Event> events(int partition, Random random) {
    List<Event> events = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < 30; i++) {
      time += 1 + random.nextInt(3);
      boolean isLabel = random.nextBoolean();
      String label = isLabel || random.nextBoolean() ? "c" + random.nextInt(3) : null;
      events.add(
          new Event(
              isLabel,
              "id" + random.nextInt(8),
              900 + random.nextInt(1_200),
              label,
              new RecordPosition(partition, i, time)));
    }
    return events;
  }

  private void replay(Map<String, List<Event>> bySource, Random random) {
    for (boolean isLabel : new boolean[] {true, false}) {
      List<String> turns = new ArrayList<>();
      bySource.forEach((source, events) -> turns.addAll(Collections.nCopies(30, source)));
      Collections.shuffle(turns, random);
      Map<String, Integer> next = new HashMap<>();
      for (String source : turns) {
        Event event = bySource.get(source).get(next.merge(source, 1, Integer::sum) - 1);
        if (event.isLabel() == isLabel) {
          feed(source, event);
        }
      }
    }
  }

  private void feed(String source, Event event) {
    if (event.isLabel()) {
      label(source, event.id(), event.label(), event.at());
    } else {
      deduplicator.add(signal(source, event.id(), event.eventTime(), event.label()), event.at());
    }
  }

  /** A naive implementation of the stream's rules. */
  private static List<String> stream(String source, List<Event> events, long[] conflicting) {
    Map<String, Long> open = new HashMap<>();
    LabelOracle labels = new LabelOracle();
    Map<String, Set<String>> said = new HashMap<>();
    for (Event event : events) {
      if (event.label() != null) {
        said.computeIfAbsent(event.id(), id -> new HashSet<>()).add(event.label());
      }
      if (event.isLabel()) {
        labels.label(event.id(), event.label());
      } else {
        labels.record(event.id(), event.label());
        open.putIfAbsent(event.id(), event.eventTime());
      }
    }
    Map<String, String> truth = labels.ofRecords();
    List<String> labelled = new ArrayList<>();
    open.forEach(
        (id, eventTime) -> {
          if (SPAN.contains(eventTime) && truth.containsKey(id)) {
            labelled.add(source + "/" + id + "=" + truth.get(id));
            conflicting[0] += said.get(id).size() > 1 ? 1 : 0;
          }
        });
    return labelled;
  }
}
