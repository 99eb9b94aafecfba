package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ForeignHeadersTest {
  @Test
  void shouldBeAllButWeirsInTheirOrder() {
    // given
    Headers headers =
        new RecordHeaders()
            .add("b", new byte[] {1})
            .add("weir.replayed", "0@0".getBytes(UTF_8))
            .add("a", null)
            .add("weir.", new byte[0])
            .add("weird", new byte[] {2})
            .add("b", new byte[] {3});

    // when
    Headers foreign = ForeignHeaders.of(headers);

    // then
    assertThat(foreign).extracting(Header::key).containsExactly("b", "a", "weird", "b");
    assertThat(headers).hasSize(6);
  }

  @Test
  void shouldCountNamesAndValuesInBytes() {
    // given a name of 6 bytes with a value of 10, and a name of 1 byte without value
    Headers headers = new RecordHeaders().add("größ", new byte[10]).add("x", null);

    // then
    assertThat(ForeignHeaders.bytes(headers)).isEqualTo(16 + 6 + 10 + 16 + 1);
    assertThat(ForeignHeaders.bytes(new RecordHeaders())).isZero();
  }
}
