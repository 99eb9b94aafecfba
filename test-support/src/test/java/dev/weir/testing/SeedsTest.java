package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SeedsTest {

  private final String given = System.getProperty("weir.seed");

  @BeforeEach
  void forgetSeed() {
    System.clearProperty("weir.seed");
  }

  @AfterEach
  void restoreSeed() {
    if (given != null) {
      System.setProperty("weir.seed", given);
    }
  }

  @Test
  void shouldDrawTheSameEachTimeAndOthersForOtherTests() {
    // when
    Map<String, List<Long>> first = drawn(Fixtures.Drawing.class, 0);
    Map<String, List<Long>> second = drawn(Fixtures.Drawing.class, 0);

    // then
    assertThat(first).isEqualTo(second).hasSize(6);
    List<Long> all = first.values().stream().flatMap(List::stream).toList();
    assertThat(all).doesNotHaveDuplicates().hasSize(10);
  }

  @Test
  void shouldDrawOthersInEachRoundOfTheSoak() {
    // when
    Map<String, List<Long>> everyday = drawn(Fixtures.Drawing.class, 0);
    Map<String, List<Long>> first = drawn(Fixtures.Drawing.class, 1);
    Map<String, List<Long>> second = drawn(Fixtures.Drawing.class, 2);

    // then: including instance fields
    everyday.forEach(
        (test, seeds) -> {
          assertThat(first.get(test)).doesNotContainAnyElementsOf(seeds);
          assertThat(second.get(test)).doesNotContainAnyElementsOf(first.get(test));
        });
  }

  @Test
  void shouldTakeTheSeedThatIsGiven() {
    // given
    System.setProperty("weir.seed", "-42");

    // when
    Map<String, List<Long>> drawn = drawn(Fixtures.Drawing.class, 7);

    // then
    assertThat(drawn.get("field")).containsExactly(-42L);
    assertThat(drawn.get("parameter 2")).containsExactly(-42L);
    assertThat(drawn.get("many")).containsExactly(new Random(-42).nextLong());
  }

  @Test
  void shouldSayWhichGivenSeedIsNoNumber() {
    // given
    System.setProperty("weir.seed", "4x");

    // then
    assertThat(failures(Fixtures.Drawing.class).get("shouldDrawTwice()"))
        .hasMessageContaining("-Dweir.seed=4x is not a whole number");
  }

  @Test
  void shouldNameTheSeedInTheMessageOfAFailure() {
    // when
    Map<String, Throwable> failures = failures(Fixtures.Failing.class);

    // then
    assertThat(failures.get("shouldFail()"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("[-Dweir.seed=" + only("failing") + "] ")
        .hasMessageContaining("[one]");
    assertThat(failures.get("shouldThrow()"))
        .hasMessage(
            "[-Dweir.seed=%d] java.lang.IllegalStateException: did not converge"
                .formatted(only("throwing")))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(failures.get("shouldFailWithoutSeed()").getMessage()).doesNotContain("weir.seed");
    assertThat(failures(Fixtures.FailingBefore.class).get("shouldNotBeReached()"))
        .hasMessageStartingWith("[-Dweir.seed=" + only("before") + "] ");
  }

  @Test
  void shouldNameTheSeedOfTheGeneratorThatFailed() {
    // given
    String message = failures(Fixtures.Failing.class).get("shouldFailOnce()").getMessage();
    List<Long> numbers = Fixtures.DRAWN.get("once");
    assertThat(numbers).hasSize(3);

    // when
    String seed = message.replaceAll("(?s)^\\[-Dweir.seed=(\\d+)] .*", "$1");

    // then
    assertThat(new Random(Long.parseLong(seed)).nextLong()).isEqualTo(numbers.getLast());
  }

  @Test
  void shouldRefuseSeedsThatTheSoakWouldNotRenew() {
    assertThat(failures(Fixtures.Unmarked.class).get("shouldNotDraw()"))
        .hasMessageContaining("mark it with @PropertyTest");
    assertThat(failures(Fixtures.HeldStatically.class).get("shouldNotBeReached()"))
        .hasRootCauseMessage(
            "a seed was drawn for a static field, which the soak could not renew; make it a field"
                + " of the instance");
    Seeds.use(null);
    assertThatThrownBy(Seeds::next).hasMessageContaining("while no test runs");
  }

  private static long only(String test) {
    assertThat(Fixtures.DRAWN.get(test)).hasSize(1);
    return Fixtures.DRAWN.get(test).getFirst();
  }

  private static Map<String, List<Long>> drawn(Class<?> test, long round) {
    assertThat(run(test, round)).isEmpty();
    return new TreeMap<>(Fixtures.DRAWN);
  }

  private static Map<String, Throwable> failures(Class<?> test) {
    return run(test, 0);
  }

  /** The failures, by test name. */
  private static Map<String, Throwable> run(Class<?> test, long round) {
    Fixtures.DRAWN.clear();
    Map<String, Throwable> failures = new TreeMap<>();
    TestExecutionListener listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier each, TestExecutionResult result) {
            result.getThrowable().ifPresent(e -> failures.put(each.getDisplayName(), e));
          }
        };
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(test))
                .configurationParameter(SeedExtension.ROUND, Long.toString(round))
                .build(),
            listener);
    return failures;
  }
}
