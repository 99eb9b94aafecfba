package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://h:8081/apis             | http://h:8081/apis",
        "http://u:p@h:8081/apis         | http://***@h:8081/apis",
        "https://u@h                    | https://***@h",
        "http://u:p@ss/w,o?rd@h         | http://***@h",
        "http://u:p@h,https://v:q@i/x   | http://***@h,https://***@i/x",
        "http://h, http://v:q@i         | http://h, http://***@i",
        "u:p@h:8081                     | ***@h:8081",
        "htp:/u:p@h                     | ***@h",
        "''                             | ''"
      })
  void shouldHideThemInASettingWhateverTheyAreMadeOf(String addresses, String hidden) {
    assertThat(Credentials.hide(addresses)).isEqualTo(hidden);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET http://u:p@h:8081/schemas/ids/1: 403  | GET http://***@h:8081/schemas/ids/1: 403",
        "\"http://u:p@h\" and \"http://v:q@i\"     | \"http://***@h\" and \"http://***@i\"",
        "letter 0@17 of http://h/x was sent to a@b | letter 0@17 of http://h/x was sent to a@b",
      })
  void shouldHideThemInAText(String text, String hidden) {
    assertThat(Credentials.hideIn(text)).isEqualTo(hidden);
  }
}
