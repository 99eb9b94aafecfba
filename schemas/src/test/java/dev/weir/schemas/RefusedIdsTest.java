package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedIdsTest {
  private static final SchemaUse USE = new SchemaUse("signals", 7);
  private long nanos = 1_000;
  private final RefusedIds ids = new RefusedIds(() -> nanos);

  @Test
  void shouldLetAnIdBeAskedForAgainLessAndLessOften() {
    // when a record with a bad schema arrives every millisecond for ten minutes
    List<Long> asked = new ArrayList<>();
    for (long ms = 0; ms < Duration.ofMinutes(10).toMillis(); ms++) {
      nanos = Duration.ofMillis(ms).toNanos();
      if (mayAsk()) {
        asked.add(ms);
        ids.refuse(USE, new UndecodableException("bad"));
      }
    }

    // then
    assertThat(asked.subList(0, 5)).containsExactly(0L, 50L, 150L, 350L, 750L);
    assertThat(asked).hasSizeLessThan(25);
    assertThat(asked.getLast() - asked.get(asked.size() - 2)).isEqualTo(60_000);
  }

  @Test
  void shouldSoonAskAgainForAnIdThatHasLongBeenUnknown() {
    // given a client that keeps sending ids that are not assigned yet
    for (long ms = 0; ms < Duration.ofMinutes(3).toMillis(); ms += 100) {
      nanos = Duration.ofMillis(ms).toNanos();
      for (int id = 0; id < 100; id++) {
        SchemaUse use = new SchemaUse("signals", id);
        if (mayAsk(use)) {
          ids.refuse(use, unknown());
        }
      }
    }

    // when
    nanos += Duration.ofSeconds(2).toNanos();

    // then
    assertThat(mayAsk()).isTrue();
  }

  @Test
  void shouldAskTheMoreSeldomTheMoreIdsAreUnknown() {
    // when
    int asked = 0;
    for (long ms = 0; ms < Duration.ofMinutes(2).toMillis(); ms += 500) {
      nanos = Duration.ofMillis(ms).toNanos();
      for (int id = 0; id < RefusedIds.MOST; id++) {
        SchemaUse use = new SchemaUse("signals", id);
        if (mayAsk(use)) {
          ids.refuse(use, unknown());
          asked++;
        }
      }
    }

    // then 50 a second, and each id once at first
    assertThat(asked).isBetween(5_000, 8_000);
  }

  @Test
  void shouldTellHowLongAnIdHasBeenUnknown() {
    // given
    ids.refuse(USE, unknown());

    // when
    nanos += Duration.ofMillis(40).toNanos();

    // then
    assertThatThrownBy(() -> ids.check(USE))
        .isInstanceOfSatisfying(
            UndecodableException.class,
            e -> assertThat(e.unknownFor()).contains(Duration.ofMillis(40)))
        .hasMessage("no such id");
  }

  @Test
  void shouldTellWhetherAnIdIsRefusedWithoutARequest() {
    assertThat(ids.holds(USE)).isFalse();
    ids.refuse(USE, unknown());
    assertThat(ids.holds(USE)).isTrue();
    nanos += RefusedIds.FIRST_PAUSE.toNanos();
    assertThat(ids.holds(USE)).isFalse();
  }

  @Test
  void shouldForgetAnIdThatCanBeRead() {
    ids.refuse(USE, unknown());
    ids.forget(USE);
    assertThatCode(() -> ids.check(USE)).doesNotThrowAnyException();
    assertThat(ids.has(USE)).isFalse();
  }

  @Test
  void shouldHoldABoundedNumberOfIds() {
    for (int id = 0; id < 10 * RefusedIds.MOST; id++) {
      ids.refuse(new SchemaUse("signals", id), unknown());
    }
    assertThat(ids.has(new SchemaUse("signals", 10 * RefusedIds.MOST - 1))).isTrue();
    assertThat(ids.has(new SchemaUse("signals", 9 * RefusedIds.MOST - 1))).isFalse();
  }

  private boolean mayAsk() {
    return mayAsk(USE);
  }

  private boolean mayAsk(SchemaUse use) {
    try {
      ids.check(use);
      return true;
    } catch (UndecodableException e) {
      return false;
    }
  }

  private static UndecodableException unknown() {
    return UndecodableException.unknownId("no such id", null, Duration.ZERO);
  }
}
