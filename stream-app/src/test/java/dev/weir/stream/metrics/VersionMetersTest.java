package dev.weir.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.names.ChallengerFailure;
import dev.weir.stream.names.ModelVersionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VersionMetersTest {
  private static final ModelVersionId OLD = new ModelVersionId("m", "1");
  private static final ModelVersionId NEW = new ModelVersionId("m", "2");

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
      ModelVersionId other = new ModelVersionId("m", "" + version);
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

  private void use(ModelVersionId version) {
    metrics.classifyTimer(version).record(Duration.ofMillis(1));
    metrics.championFailed(version);
    metrics.challengerFailures(version).accept(ChallengerFailure.EXCEPTION);
  }
}
