package dev.weir.classifiers.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each twin is represented by its duration in nanoseconds on a fake clock. */
class TwinSelectorTest {

  private final AtomicLong clock = new AtomicLong();
  private final List<Runnable> waiting = new ArrayList<>();

  @Test
  void shouldStayPlainUntilSoMuchIsDone() {
    // given
    TwinSelector<Long> twins = twins(Runnable::run, () -> 10L);

    // then
    assertThat(twins.isDue(KernelWarmUp.WORK - 1)).isFalse();
    assertThat(twins.current()).isEqualTo(100L);
    assertThat(twins.isDue(1)).isTrue();
    assertThat(twins.isDue(KernelWarmUp.WORK)).as("while it is tried").isFalse();
  }

  @Test
  void shouldStayPlainWhileSimdIsTriedInTheBackground() {
    // given
    TwinSelector<Long> twins = twins(waiting::add, () -> 10L);

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
    TwinSelector<AtomicLong> twins =
        new TwinSelector<>(warmUp(Runnable::run), () -> new AtomicLong(100), () -> cold);

    // when
    twins.warmUp(
        twin -> {
          long start = twin.get();
          return () -> clock.addAndGet(start == 100 ? start : Math.max(10, twin.addAndGet(-100)));
        });

    // then
    assertThat(twins.current()).isSameAs(cold);
    assertThat(cold.get()).as("tried until it was fast").isLessThan(100);
  }

  @Test
  void shouldTryOnSamplesWhereTheWorkIsLarge() {
    // given
    List<Object> tried = new ArrayList<>();
    TwinSelector<String> twins =
        new TwinSelector<>(warmUp(waiting::add), vectors -> "the whole", vectors -> "a sample");

    // when
    twins.warmUp(
        twin -> {
          tried.add(twin);
          return () -> {};
        });

    // then
    assertThat(tried).containsExactly("a sample", "a sample");
    assertThat(twins.current()).isEqualTo("the whole");
  }

  @Test
  void shouldStayPlainWhereSimdIsNeverFaster() {
    // given
    TwinSelector<Long> twins = twins(Runnable::run, () -> 1_000_000_000L);

    // when
    twins.warmUp(this::trial);

    // then
    assertThat(twins.current()).isEqualTo(100L);
    assertThat(clock).hasValueGreaterThanOrEqualTo(KernelWarmUp.TIMEOUT.toNanos());
    assertThat(clock).hasValueLessThan(KernelWarmUp.TIMEOUT.multipliedBy(2).toNanos());
  }

  @Test
  void shouldTakeOverWhereMostRunsAreInterrupted() {
    // given
    AtomicLong run = new AtomicLong();
    TwinSelector<Long> twins = twins(Runnable::run, () -> 10L);

    // when
    twins.warmUp(
        nanoseconds ->
            () ->
                clock.addAndGet(
                    run.incrementAndGet() % 7 == 0 ? nanoseconds : nanoseconds + 5_000_000));

    // then
    assertThat(twins.current()).isEqualTo(10L);
  }

  @Test
  void shouldTryAgainAfterMuchMoreWork() {
    // given
    AtomicLong simd = new AtomicLong(1_000_000_000L);
    TwinSelector<AtomicLong> twins =
        new TwinSelector<>(warmUp(Runnable::run), () -> new AtomicLong(100), () -> simd);
    assertThat(twins.isDue(KernelWarmUp.WORK)).isTrue();
    twins.warmUp(twin -> () -> clock.addAndGet(twin.get()));
    assertThat(twins.current()).hasValue(100);

    // when
    simd.set(10);

    // then
    assertThat(twins.isDue(KernelWarmUp.WORK * KernelWarmUp.PAUSE_GROWTH - 1)).isFalse();
    assertThat(twins.isDue(1)).isTrue();
    twins.warmUp(twin -> () -> clock.addAndGet(twin.get()));
    assertThat(twins.current()).isSameAs(simd);
    assertThat(twins.isDue(KernelWarmUp.LONGEST_PAUSE)).isFalse();
  }

  @Test
  void shouldNotLetThePausesGrowForEver() {
    // given
    TwinSelector<Long> twins = twins(Runnable::run, () -> 1_000_000_000L);
    assertThat(twins.isDue(KernelWarmUp.WORK)).isTrue();
    twins.warmUp(this::trial);

    // when
    for (int i = 0; i < 10; i++) {
      assertThat(twins.isDue(KernelWarmUp.LONGEST_PAUSE)).isTrue();
      twins.warmUp(this::trial);
    }

    // then
    assertThat(twins.isDue(KernelWarmUp.LONGEST_PAUSE - 1)).isFalse();
    assertThat(twins.isDue(1)).isTrue();
  }

  @Test
  void shouldStayPlainWhereSimdCannotBeTried() {
    // given
    TwinSelector<Long> twins = twins(Runnable::run, () -> 10L);

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

  private TwinSelector<Long> twins(Executor background, Supplier<Long> simd) {
    return new TwinSelector<>(warmUp(background), () -> 100L, simd);
  }

  private KernelWarmUp warmUp(Executor background) {
    return new KernelWarmUp("the test", background, clock::get);
  }
}
