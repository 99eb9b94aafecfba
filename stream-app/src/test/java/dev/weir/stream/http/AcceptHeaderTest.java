package dev.weir.stream.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip                      | 1",
        "GZIP                      | 1",
        "deflate, gzip;q=0.5, br   | 0.5",
        "gzip ; level=9 ; q=0.25   | 0.25",
        "gzip;q=0.1,gzip;q=0.3     | 0.3",
        "gzip;q=0                  | 0",
        "gzip;q=much               | 0",
        "x-gzip, gzipped, *        | 0",
        "''                        | 0",
        "';,;q=1;,'                | 0"
      })
  void shouldTellTheWeightOfAName(String header, double weight) {
    assertThat(AcceptHeader.weight(header, "gzip")).isEqualTo(weight);
  }
}
