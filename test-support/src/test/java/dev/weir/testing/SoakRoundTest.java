package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

class SoakRoundTest {

  @Test
  void shouldGoOnAfterAFailureAndNameTestAndSeed() {
    // when
    SoakRound round =
        SoakRound.run(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Fixtures.Failing.class), selectClass(Fixtures.Drawing.class))
                .configurationParameter(SeedExtension.ROUND, "5")
                .build());

    // then
    assertThat(round.tests()).isEqualTo(9);
    assertThat(round.failures()).hasSize(4);
    assertThat(round.failures())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "Fixtures$Failing#shouldThrow, shouldThrow()",
                        "[-Dweir.seed=" + Fixtures.DRAWN.get("throwing").getLast() + "]",
                        "did not converge"))
        .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
  }

  @Test
  void shouldFindNoTestWhereThereIsNone(@TempDir Path empty) {
    assertThat(SoakRound.run(empty, "Test", 1).tests()).isZero();
  }
}
