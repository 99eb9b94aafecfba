package dev.weir.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.models.ChallengerFailure;
import dev.weir.stream.models.VersionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VersionMetersTest {
  private static final VersionId OLD = new VersionId("m", "1");
  private static final VersionId NEW = new VersionId("m", "2");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final WeirMetrics metrics = new WeirMetrics(registry);

  @Test
  void shouldNotGrowWithTheVersionsThatEverScored() {
    // given
    use(NEW);
    metrics.keepOnly(Set.of(NEW));
    int usual = registry.getMeters().size();

    // when
    for (int version = 100; version < 200; version++) {
      VersionId other = new VersionId("m", "" + version);
      use(other);
      metrics.keepOnly(Set.of(NEW, other));
    }
    metrics.keepOnly(Set.of(NEW));

    // then
    assertThat(registry.getMeters()).hasSize(usual);
    assertThat(registry.get("weir.classify").tag("version", "2").timer().count()).isOne();
  }

  @Test
  void shouldCountAgainAVersionThatComesBack() {
    // given
    use(OLD);
    metrics.keepOnly(Set.of(NEW));

    // when
    use(OLD);

    // then
    assertThat(registry.get("weir.classify").tag("version", "1").timer().count()).isOne();
    assertThat(registry.get("weir.champion.failures").tag("version", "1").counter().count())
        .isOne();
    assertThat(
            registry
                .get("weir.challenger.failures")
                .tags("version", "1", "reason", ChallengerFailure.EXCEPTION.wireName())
                .counter()
                .count())
        .isOne();
  }

  private void use(VersionId version) {
    metrics.classifyTimer(version).record(Duration.ofMillis(1));
    metrics.championFailed(version);
    metrics.challengerFailures(version).accept(ChallengerFailure.EXCEPTION);
  }
}
