package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSanitizerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Characters that are harmful on a terminal or in a log, and harmless neighbours. */
  private static final int[] LETTERS = {
    'a', '\\', '"', ' ', 0xe9, 0x65e5, 0x1f30a, 0x200d, 0xfeff, 0x202f, 0x206a, 0, 7, 8, '\t', '\n',
    '\r', 0x1b, 0x7f, 0x85, 0x9b, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xd800, 0xdfff
  };

  @Test
  void shouldShowWhatMovesTheCursorEndsALineOrTurnsIt() {
    assertThat(TextSanitizer.fit("a\nb\r\u001b[2Jc")).isEqualTo("a\\u000ab\\u000d\\u001b[2Jc");
    assertThat(TextSanitizer.fit("\u009b31m\u007f\u0085")).isEqualTo("\\u009b31m\\u007f\\u0085");
    assertThat(TextSanitizer.fit("1\u20282\u20293")).isEqualTo("1\\u20282\\u20293");
    assertThat(TextSanitizer.fit("\u202egpj.\u2066")).isEqualTo("\\u202egpj.\\u2066");
    assertThat(TextSanitizer.fit("\ud83c")).isEqualTo("\\ud83c");
  }

  @Test
  void shouldLeaveOtherLettersAsTheyAre() {
    String text = "Bücher 日本 🌊 👩\u200d🔬 a\\u000a \u05d0\u200f";
    assertThat(TextSanitizer.escape(text)).isSameAs(text);
    assertThat(TextSanitizer.lines("a\n\tb")).isEqualTo("a\n\tb");
  }

  @Test
  void shouldCutWhatIsLongAndSayHowLongItIs() {
    assertThat(TextSanitizer.fit("x".repeat(3_000_000)))
        .isEqualTo("x".repeat(200) + "… (3000000 characters)");
    assertThat(TextSanitizer.fit("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(TextSanitizer.fit("abc🌊", 4)).isEqualTo("abc… (5 characters)");
    assertThat(TextSanitizer.message("y\n".repeat(1_000_000)))
        .hasSizeLessThan(10_100)
        .endsWith("… (2000000 characters)");
  }

  @Test
  void shouldHideCredentialsInAMessage() {
    assertThat(TextSanitizer.message("no answer from http://u:p/w@h:8081/x,\nnor from https://v@i"))
        .isEqualTo("no answer from http://***@h:8081/x,\nnor from https://***@i");
  }

  @Test
  @PropertyTest
  void shouldLeaveNothingThatDoesHarm() {
    Seeds.times(
        300,
        random -> {
          // given
          String text = text(random);

          // when
          String line = TextSanitizer.escape(text);

          // then
          assertThat(line)
              .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");
          assertThat(line.codePoints())
              .noneMatch(letter -> Character.getType(letter) == Character.SURROGATE);
          assertThat(TextSanitizer.escape(line)).isSameAs(line);
          assertThat(TextSanitizer.lines(text).replace("\n", "\\u000a").replace("\t", "\\u0009"))
              .isEqualTo(line);
        });
  }

  @Test
  @PropertyTest
  void shouldLeaveJsonWhatItIs() {
    Seeds.times(
        300,
        random -> {
          // given
          String json = write(Map.of("name", text(random)));

          // when
          String plain = TextSanitizer.lines(json);

          // then
          assertThat(read(plain)).isEqualTo(read(json));
        });
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  private static String write(Object value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
