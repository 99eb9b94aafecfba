package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.format.DecimalText;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

  @Test
  @PropertyTest
  void shouldGiveTheBitsOfJavasParser() {
    Seeds.times(
        Seeds.size(20_000, 1_000_000),
        random -> {
          String text = text(random);

          assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        });
  }

  private static String text(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Double.toString(random.nextGaussian());
      case 1 -> Double.toString(Double.longBitsToDouble(random.nextLong() >>> 2));
      case 2 -> Long.toString(random.nextLong() >> random.nextInt(64));
      default ->
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(19))
              .toPlainString();
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.0",
        "1.",
        ".5",
        "9007199254740993",
        "9007199254740993.0",
        "1e5",
        "0.000000000000000001",
        "+3"
      })
  void shouldGiveTheBitsOfJavasParserAtTheEdges(String text) {
    assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "1-2", "e5", "--1"})
  void shouldRefuseWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
  }

  private static double parse(String text) {
    char[] chars = ("9" + text + "9").toCharArray();
    return DecimalText.parse(chars, 1, text.length());
  }
}
