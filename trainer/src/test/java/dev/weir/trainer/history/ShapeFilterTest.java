package dev.weir.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.SignalRecord;
import dev.weir.trainer.data.DataException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShapeFilterTest {

  private static final EventTimeRange SPAN =
      new EventTimeRange(Instant.EPOCH, Instant.ofEpochMilli(9), EventTimeRange.USUAL_MARGIN);

  private static History<SignalRecord> history(int... lengths) {
    List<LabelledRecord<SignalRecord>> labelled = new ArrayList<>();
    for (int length : lengths) {
      String id = "id" + labelled.size();
      SignalRecord record = SignalRecord.of(id, "s", Instant.EPOCH, new double[length]);
      labelled.add(new LabelledRecord<>("s", id, 0, "a", record));
    }
    return new History<>(
        labelled, new HistoryCounts(labelled.size(), 2, 0, 0, new TreeMap<>(), 0, 0, 0));
  }

  private static History<SignalRecord> even(History<SignalRecord> history, String wanted) {
    TopicDataSpec name =
        TopicDataSpec.parse("topic:signals" + (wanted == null ? "" : ",shape=" + wanted));
    return ShapeFilter.even(history, RecordKind.SIGNALS, name, SPAN);
  }

  @Test
  void shouldSayHowManyRecordsHaveWhichShape() {
    assertThatThrownBy(() -> even(history(40, 39, 40), null))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("1 of 1x39, 2 of 1x40")
        .hasMessageContaining("shape=1x40");
    assertThatThrownBy(() -> even(history(40), "1x41"))
        .hasMessageContaining("1x41")
        .hasMessageContaining("1 of 1x40");
  }

  @Test
  void shouldKeepTheShapeThatIsWantedAndCountTheOthers() {
    // When
    History<SignalRecord> kept = even(history(40, 39, 40), "1x40");

    // Then
    assertThat(kept.labelled()).hasSize(2);
    assertThat(kept.counts().labelled()).isEqualTo(2);
    assertThat(kept.counts().unusable()).containsEntry("wrong-size", 1L);
    assertThat(kept.counts().seen()).isEqualTo(5);
  }

  @Test
  void shouldSayWhatWasSeenWhereNothingIsLabelled() {
    assertThatThrownBy(() -> even(history(), null))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no labelled records on signals")
        .hasMessageContaining("1970-01-01T00:00:00Z")
        .hasMessageContaining("2 unlabelled");
  }

  @Test
  void shouldNameTheCheckOfAnInputWhoseRecordsCannotBeUsed() {
    // given
    HistoryCounts counts =
        new HistoryCounts(0, 0, 0, 0, new TreeMap<>(Map.of("undecodable", 60L)), 0, 0, 0);
    History<SignalRecord> history = new History<>(List.of(), counts);

    // when / then
    assertThatThrownBy(
            () ->
                ShapeFilter.even(
                    history, RecordKind.SIGNALS, TopicDataSpec.parse("input:presses"), SPAN))
        .hasMessageContaining("no labelled records on presses")
        .hasMessageEndingWith(
            "'./weir inputs check presses', with the same settings, names what is wrong");
  }
}
