package dev.weir.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataException;
import dev.weir.model.Provenance;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OriginTest {

  private static Provenance provenance(String... entry) {
    Map<String, String> entries = entry.length == 0 ? Map.of() : Map.of(entry[0], entry[1]);
    return new Provenance(new TreeMap<>(entries));
  }

  @Test
  void shouldFindTheSourcesOfTheRouteThatAModelWasTrainedOn() {
    // When
    Pattern sources = Origin.sources(provenance("data.sources", "mill-.*")).orElseThrow();

    // Then it is compiled like a route's pattern: a dot matches line breaks too
    assertThat(sources.matcher("mill-slow").matches()).isTrue();
    assertThat(sources.matcher("mill-a\nb").matches()).isTrue();
    assertThat(sources.matcher("saw-1").matches()).isFalse();
    assertThat(Origin.sources(provenance())).isEmpty();
  }

  @Test
  void shouldNameSourcesThatAreNoRegularExpression() {
    assertThatThrownBy(() -> Origin.sources(provenance("data.sources", "mill-(")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'mill-('");
  }
}
