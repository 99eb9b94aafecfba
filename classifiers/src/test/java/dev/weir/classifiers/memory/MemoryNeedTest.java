package dev.weir.classifiers.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryNeedTest {

  private static final double GIBI = 1 << 30;

  @Test
  void shouldLetWorkBeginThatFits() {
    // given
    MemoryNeed need = need().plus("signals", 1e9).plusArray("features", 1_000, 1_000);

    // then
    assertThat(need.bytes()).isEqualTo(1.008e9);
    assertThatCode(() -> need.check(1.1e9, 2e9)).doesNotThrowAnyException();
  }

  @Test
  void shouldSayHowMuchIsNeededForWhatAndWhatHelps() {
    // given
    MemoryNeed need =
        need().plus("ids", 10).plus("signals", 1e9).plusArray("features", 90_000, 9_996);

    // then
    assertThatThrownBy(() -> need.check(4 * GIBI, 24 * GIBI))
        .isInstanceOf(NotEnoughMemoryException.class)
        .hasMessage(
            "training on 90,000 signals needs about 8.2 GB of memory (features 7.2 GB, signals"
                + " 1.0 GB), but Java's limit is 4.3 GB: raise it (WEIR_JAVA_OPTS=-Xmx10g), or"
                + " take fewer features (--features), or train on a sample of the data");
  }

  @Test
  void shouldNotAdviseMoreMemoryThanTheMachineHas() {
    // given
    MemoryNeed need = need().plusArray("features", 90_000, 9_996);

    // then
    assertThatThrownBy(() -> need.check(2 * GIBI, 4 * GIBI))
        .hasMessageContaining("this machine has 4.3 GB, so take fewer features")
        .hasMessageNotContaining("Xmx");
  }

  @Test
  void shouldRefuseAnArrayThatJavaCannotHold() {
    assertThatThrownBy(() -> need().plusArray("features", 215_000, 9_996))
        .isInstanceOf(NotEnoughMemoryException.class)
        .hasMessageContaining("features of 2,149,140,000 numbers")
        .hasMessageContaining("2,147,483,639")
        .hasMessageContaining("train on a sample");
  }

  private static MemoryNeed need() {
    return MemoryNeed.of("training on 90,000 signals")
        .remedy("take fewer features (--features)")
        .remedy("train on a sample of the data");
  }
}
