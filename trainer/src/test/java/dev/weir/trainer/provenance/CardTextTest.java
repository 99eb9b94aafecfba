package dev.weir.trainer.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CardTextTest {

  @Test
  void shouldShowNamesAsTheyAre() {
    // given
    CardText text = new CardText("# m");

    // when
    text.table(Map.of("classes", "<script>alert(1)</script>, a|b, R&D\nx"));

    // then
    assertThat(text.toString())
        .endsWith("| classes | &lt;script>alert(1)&lt;/script>, a\\|b, R&amp;D x |");
  }

  @Test
  void shouldShowControlCharactersAsSuch() {
    // given
    CardText text = new CardText("# m");

    // when
    text.table(Map.of("author", "a\u001b[2J\r## b"));

    // then
    assertThat(text.toString()).endsWith("| author | a\\u001b[2J\\u000d## b |");
  }
}
