package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.DeadLetterReason;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeadLettersPageTest {
  private static final Path PAGE = Path.of("..", "docs", "dead-letters.md");

  @Test
  void shouldHaveARowForEachReasonAndNoOther() throws IOException {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("## Reasons"), page.indexOf("## Replay"));
    List<String> rows =
        Pattern.compile("(?m)^\\| `([^`]+)` \\|")
            .matcher(table)
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DeadLetterReason.values()).map(DeadLetterReason::wireName).toList());
  }

  @Test
  void shouldNameEachHeader() throws IllegalAccessException, IOException {
    String page = Files.readString(PAGE);
    for (Field field : DeadLetterHeaders.class.getFields()) {
      assertThat(page).contains((String) field.get(null));
    }
  }
}
