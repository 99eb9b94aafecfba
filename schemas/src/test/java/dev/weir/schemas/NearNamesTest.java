package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {

  @Test
  void shouldCountChangedLetters() {
    assertThat(NearNames.distance("label", "LABEL")).isZero();
    assertThat(NearNames.distance("lable", "label")).isEqualTo(2);
    assertThat(NearNames.distance("", "abc")).isEqualTo(3);
    assertThat(NearNames.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void shouldSuggestTheNearestNameInWhicheverCase() {
    // given
    List<String> known = List.of("http.port", "http.host", "labels.retention");

    // when / then
    assertThat(NearNames.of("HTTP.Prot", known)).hasValue("http.port");
    assertThat(NearNames.of("http.xost", known)).hasValue("http.host");
    assertThat(NearNames.of("label.retension", known)).hasValue("labels.retention");
    assertThat(NearNames.of("http", known)).isEmpty();
    assertThat(NearNames.of("http.prot", known, 1)).isEmpty();
  }

  @Test
  void shouldSuggestTheFirstOfEquallyNearNames() {
    assertThat(NearNames.of("ac", List.of("bc", "aa", "ab"))).hasValue("aa");
  }
}
