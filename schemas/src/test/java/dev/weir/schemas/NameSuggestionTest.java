package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameSuggestionTest {

  @Test
  void shouldCountChangedLetters() {
    assertThat(NameSuggestion.distance("label", "LABEL")).isZero();
    assertThat(NameSuggestion.distance("lable", "label")).isEqualTo(2);
    assertThat(NameSuggestion.distance("", "abc")).isEqualTo(3);
    assertThat(NameSuggestion.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void shouldSuggestTheNearestNameInWhicheverCase() {
    // given
    List<String> known = List.of("http.port", "http.host", "labels.retention");

    // when / then
    assertThat(NameSuggestion.of("HTTP.Prot", known)).hasValue("http.port");
    assertThat(NameSuggestion.of("http.xost", known)).hasValue("http.host");
    assertThat(NameSuggestion.of("label.retension", known)).hasValue("labels.retention");
    assertThat(NameSuggestion.of("http", known)).isEmpty();
    assertThat(NameSuggestion.of("http.prot", known, 1)).isEmpty();
  }

  @Test
  void shouldSuggestTheFirstOfEquallyNearNames() {
    assertThat(NameSuggestion.of("ac", List.of("bc", "aa", "ab"))).hasValue("aa");
  }
}
