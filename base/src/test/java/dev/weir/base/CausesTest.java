package dev.weir.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CausesTest {
  @Test
  void shouldListAFailureAndItsCauses() {
    // Given
    Exception cause = new Exception("cause");
    Exception failure = new Exception("failure", cause);

    // When, then
    assertThat(Causes.of(failure)).containsExactly(failure, cause);
  }

  @Test
  @Timeout(60)
  void shouldEndWhereCausesFormACycle() {
    // Given
    Exception one = new Exception("one");
    Exception other = new Exception("other", one);
    one.initCause(other);

    // When, then
    assertThat(Causes.of(one)).startsWith(one, other).hasSize(100);
  }
}
