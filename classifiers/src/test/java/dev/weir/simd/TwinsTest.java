package dev.weir.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A twin is the nanoseconds that it takes, by a clock of the test's own. */
class TwinsTest {

  private final AtomicLong clock = new AtomicLong();
  private final List<Runnable> waiting = new ArrayList<>();

  @Test
  void shouldStayPlainUntilSoMuchIsDone() {
    // given
    Twins<Long> twins = twins(Runnable::run, () -> 10L);

    // then
    assertThat(twins.isDue(Takeover.WORK - 1)).isFalse();
    assertThat(twins.current()).isEqualTo(100L);
    assertThat(twins.isDue(1)).isTrue();
    assertThat(twins.isDue(Takeover.WORK)).as("once in a process").isFalse();
  }

  @Test
  void shouldStayPlainWhileSimdIsTriedInTheBackground() {
    // given
    Twins<Long> twins = twins(waiting::add, () -> 10L);

    // when
    twins.warmUp(this::trial);

    // then
    assertThat(twins.current()).isEqualTo(100L);
    waiting.getFirst().run();
    assertThat(twins.current()).isEqualTo(10L);
  }

  @Test
  void shouldTakeOverOnceSimdIsTheFasterOne() {
    // given
    AtomicLong cold = new AtomicLong(5_000);
    Twins<AtomicLong> twins =
        new Twins<>(takeover(Runnable::run), () -> new AtomicLong(100), () -> cold);

    // when
    twins.warmUp(
        twin -> {
          long start = twin.get();
          return () -> clock.addAndGet(start == 100 ? start : Math.max(10, twin.addAndGet(-100)));
        });

    // then
    assertThat(twins.current()).isSameAs(cold);
    assertThat(cold.get()).as("tried until it was fast for some runs").isLessThan(-500);
  }

  @Test
  void shouldStayPlainWhereSimdIsNeverFaster() {
    // given
    Twins<Long> twins = twins(Runnable::run, () -> 1_000_000_000L);

    // when
    twins.warmUp(this::trial);

    // then
    assertThat(twins.current()).isEqualTo(100L);
    assertThat(clock).hasValueGreaterThanOrEqualTo(Takeover.PATIENCE.toNanos());
    assertThat(clock).hasValueLessThan(Takeover.PATIENCE.multipliedBy(2).toNanos());
  }

  @Test
  void shouldStayPlainWhereSimdCannotBeTried() {
    // given
    Twins<Long> twins = twins(Runnable::run, () -> 10L);

    // when
    twins.warmUp(
        twin ->
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });

    // then
    assertThat(twins.current()).isEqualTo(100L);
  }

  private Runnable trial(long nanoseconds) {
    return () -> clock.addAndGet(nanoseconds);
  }

  private Twins<Long> twins(Executor background, Supplier<Long> simd) {
    return new Twins<>(takeover(background), () -> 100L, simd);
  }

  private Takeover takeover(Executor background) {
    return new Takeover("the test", background, clock::get);
  }
}
