package dev.weir.classifiers.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VectorSupportTest {

  private static final String MIXED = "mixed mode, sharing";

  @Test
  void shouldHaveNothingToSayWhereVectorsAreCompiled() {
    assertThat(support(MIXED, Map.of("TieredStopAtLevel", "4")).remedy()).isEmpty();
    assertThat(VectorSupport.ofThisProcess().remedy()).isEmpty();
  }

  @Test
  void shouldTakeAJvmWithoutHotSpotsOptionsAtItsWord() {
    assertThat(support("", Map.of()).remedy()).isEmpty();
  }

  @Test
  void shouldAskForTheModule() {
    // given
    VectorSupport support =
        new VectorSupport(
            false,
            MIXED,
            name -> Optional.empty(),
            () -> {
              throw new AssertionError("there is no module to ask");
            });

    // then
    assertThat(support.remedy()).contains("start Java with --add-modules jdk.incubator.vector");
  }

  @Test
  void shouldNameTheOptionThatKeepsVectorsFromBeingCompiled() {
    assertThat(remedy("interpreted mode, sharing", Map.of())).contains("-Xint");
    assertThat(remedy(MIXED, Map.of("UseCompiler", "false"))).contains("-XX:-UseCompiler");
    assertThat(remedy(MIXED, Map.of("TieredStopAtLevel", "3"))).contains("-XX:TieredStopAtLevel=3");
    assertThat(remedy("mixed mode, emulated-client", Map.of())).contains("quick-only");
    assertThat(remedy(MIXED, Map.of("EnableVectorSupport", "false")))
        .contains("-XX:-EnableVectorSupport");
  }

  @Test
  void shouldRefuseRegistersThatHoldHardlyMoreThanOneNumber() {
    // given
    VectorSupport support = new VectorSupport(true, MIXED, name -> Optional.empty(), () -> 64);

    // then
    assertThat(support.remedy()).hasValueSatisfying(remedy -> assertThat(remedy).contains("128"));
  }

  private static String remedy(String mode, Map<String, String> options) {
    return support(mode, options).remedy().orElseThrow();
  }

  private static VectorSupport support(String mode, Map<String, String> options) {
    return new VectorSupport(true, mode, name -> Optional.ofNullable(options.get(name)), () -> 128);
  }
}
