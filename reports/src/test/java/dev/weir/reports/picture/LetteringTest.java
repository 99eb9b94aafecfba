package dev.weir.reports.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LetteringTest {

  private static List<String> lines(String text, double room) {
    return Lettering.lines(text, room, 10, false);
  }

  @Test
  void shouldKeepWhatFitsInOneLine() {
    assertThat(lines("inner race", 100)).containsExactly("inner race");
    assertThat(lines("", 100)).containsExactly("");
  }

  @Test
  void shouldBreakAtBlanksFirst() {
    assertThat(lines("bearing, inner race", 60)).containsExactly("bearing, ", "inner race");
  }

  @Test
  void shouldBreakALongWordAtItsParts() {
    assertThat(lines("a MisalignedCouplingBase", 80))
        .containsExactly("a ", "Misaligned", "CouplingBase");
    assertThat(lines("inner_race_fault", 60)).containsExactly("inner_race_", "fault");
  }

  @Test
  void shouldBreakAnywhereWhereNothingElseHelps() {
    assertThat(lines("WWWWWW", 25)).containsExactly("WW", "WW", "WW");
    assertThat(lines("ee\u0301ee", 13)).containsExactly("ee\u0301", "ee");
    assertThat(lines("W", 1)).containsExactly("W");
  }

  @Test
  void shouldHoldTheRoomAndTheText() {
    // given
    Random random = new Random(7);
    String letters = "aWi .-_Bc中é";
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(45); i >= 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      double room = 12 + random.nextInt(150);

      // when
      List<String> lines = lines(text.toString(), room);

      // then
      assertThat(String.join("", lines)).isEqualTo(text.toString());
      assertThat(lines)
          .allSatisfy(
              line ->
                  assertThat(Lettering.width(line.stripTrailing(), 10, false))
                      .isLessThanOrEqualTo(room));
    }
  }

  @Test
  void shouldMeasureWideAndNarrowLetters() {
    assertThat(Lettering.width("WW", 10, false))
        .isGreaterThan(3 * Lettering.width("ii", 10, false));
    assertThat(Lettering.width("Ab", 10, true)).isGreaterThan(Lettering.width("Ab", 10, false));
    assertThat(Lettering.width("中文", 10, false)).isEqualTo(20);
    assertThat(Lettering.width("e\u0301", 10, false)).isEqualTo(Lettering.width("e", 10, false));
    assertThat(Lettering.widestWord("a wider bit", 10, false))
        .isEqualTo(Lettering.width("wider", 10, false));
  }
}
