package dev.weir.stream.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.models.LiveModels;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.testing.LabelOracle;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.RepeatedTest;

class LabelJoinTest {
  private static final StoredPrediction MADE = new StoredPrediction("m", "1", "champion", 1, "c0");
  private static final LiveModels LIVE =
      new LiveModels(
          Map.of(), Map.of(new ModelVersionId("m", "1"), Set.of("c0", "c1", "c2")), version -> {});

  private final LabelJoin join =
      new LabelJoin(
          new PendingPredictionStore(
              Stores.inMemoryKeyValueStore("open").get(), Duration.ofDays(1)),
          new PendingLabelStore(Stores.inMemoryKeyValueStore("waiting").get()),
          new CountedClasses(new AtomicReference<>(LIVE)),
          (prediction, now) -> false,
          judgement -> {});

  @PropertyTest
  @RepeatedTest(50)
  void shouldCountTheLabelThatArrivesLast() {
    // given
    Random random = Seeds.random();
    LabelOracle expected = new LabelOracle();

    // when
    for (int i = 0; i < 60; i++) {
      String id = "id" + random.nextInt(8);
      String label = "c" + random.nextInt(3);
      if (random.nextBoolean()) {
        expected.label(id, label);
        join.labelled(RecordKey.of("s", id), label, i, i);
      } else {
        String own = random.nextBoolean() ? label : null;
        expected.record(id, own);
        arrives(RecordKey.of("s", id), own, i);
      }
    }

    // then
    Map<String, String> truths = new HashMap<>();
    for (int i = 0; i < 8; i++) {
      PendingPrediction known = join.known(RecordKey.of("s", "id" + i));
      if (known != null && known.truth() != null) {
        truths.put("id" + i, known.truth());
      }
    }
    assertThat(truths).isEqualTo(expected.ofRecords());
  }

  /** As a record is processed: a duplicate's label counts, too. */
  private void arrives(Bytes key, String own, long now) {
    if (join.known(key) == null) {
      join.addPrediction(key, new PendingPrediction(now, now, List.of(MADE)), own);
    } else if (own != null) {
      join.labelled(key, own, now, now);
    }
  }
}
