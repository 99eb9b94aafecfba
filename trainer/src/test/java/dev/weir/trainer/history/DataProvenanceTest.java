package dev.weir.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.model.Provenance;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.trainer.data.DataException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DataProvenanceTest {

  private static Provenance provenance(String... entry) {
    Map<String, String> entries = entry.length == 0 ? Map.of() : Map.of(entry[0], entry[1]);
    return new Provenance(new TreeMap<>(entries));
  }

  @Test
  void shouldFindTheSourcesOfTheRouteThatAModelWasTrainedOn() {
    // When
    Pattern sources = DataProvenance.sources(provenance("data.sources", "mill-.*")).orElseThrow();

    // Then it is compiled like a route's pattern: a dot matches line breaks too
    assertThat(sources.matcher("mill-slow").matches()).isTrue();
    assertThat(sources.matcher("mill-a\nb").matches()).isTrue();
    assertThat(sources.matcher("saw-1").matches()).isFalse();
    assertThat(DataProvenance.sources(provenance())).isEmpty();
  }

  @Test
  void shouldReadWindowsAsTheyAreStored() {
    // Given
    WindowSpec windows = new WindowSpec(40, 20, 1L << 30, 2);
    TopicDataSpec name = TopicDataSpec.parse("topic:signals");
    EventTimeRange span =
        new EventTimeRange(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Duration.ZERO);
    TopicData.Place place =
        new TopicData.Place(
            Map.of(), TopicNames.DEFAULT, span, Optional.of(windows), Optional.empty());
    HistoryCounts counts = new HistoryCounts(0, 0, 0, 0, new TreeMap<>(), 0, 0, 0);

    // When
    var entries = DataProvenance.entries(name, place, new EndOffsets(Map.of()), counts);

    // Then
    assertThat(entries)
        .containsEntry("data.windows", "window=40 stride=20 lateness=1073741824 channels=2");
    assertThat(DataProvenance.windows(new Provenance(entries))).hasValue(windows);
    assertThat(DataProvenance.windows(provenance())).isEmpty();
  }

  @Test
  void shouldNameWindowsThatAreNoRule() {
    assertThatThrownBy(() -> DataProvenance.windows(provenance("data.windows", "window=40")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'window=40'");
  }

  @Test
  void shouldNameSourcesThatAreNoRegularExpression() {
    assertThatThrownBy(() -> DataProvenance.sources(provenance("data.sources", "mill-(")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'mill-('");
  }
}
