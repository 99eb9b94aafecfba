package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFilesTest {
  @TempDir Path folder;

  private Path write(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("a.txt"), text.getBytes(charset));
  }

  private static List<String> lines(Path file) {
    return TextFiles.read(file, reader -> reader.lines().toList());
  }

  @Test
  void shouldReadUtf8WithAndWithoutAByteOrderMark() throws IOException {
    // given
    String text = "größe,1\r\n\r\nend";

    // when
    List<String> marked = lines(write("\ufeff" + text, StandardCharsets.UTF_8));
    List<String> bare = lines(write(text, StandardCharsets.UTF_8));

    // then
    assertThat(marked).containsExactly("größe,1", "", "end");
    assertThat(bare).isEqualTo(marked);
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, fünf, Latin-1 (ISO-8859-1); 'convert it to UTF-8, for example with iconv -f"
        + " ISO-8859-1 -t UTF-8'",
    "windows-1252, 5 €, Windows-1252; 'convert it to UTF-8, for example with iconv -f WINDOWS-1252"
        + " -t UTF-8'"
  })
  void shouldNameLineAndLikelyEncoding(String charset, String word, String hint)
      throws IOException {
    // given
    Path file = write("one\ntwo\n" + word + "\n", Charset.forName(charset));

    // when, then
    assertThatThrownBy(() -> lines(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ":3: is not UTF-8 text")
        .hasMessageContaining("likely " + hint.replace("'", ""));
  }

  @Test
  void shouldTakeCommentsInAnyEncoding() throws IOException {
    // given
    Path file = write("# fünf\n1,2\n", StandardCharsets.ISO_8859_1);

    // when, then
    assertThat(lines(file)).containsExactly("# fünf", "1,2");
  }

  @ParameterizedTest
  @CsvSource({
    "x-UTF-16LE-BOM, is UTF-16 text (little-endian)",
    "UTF-16, is UTF-16 text (big-endian)",
    "UTF-16LE, is likely UTF-16 text (little-endian)",
    "UTF-16BE, is likely UTF-16 text (big-endian)"
  })
  void shouldNameUtf16(String charset, String message) throws IOException {
    // given
    Path file = write("t0,t1,label\n0.5,0.25,a\n", Charset.forName(charset));

    // when, then
    assertThatThrownBy(() -> lines(file))
        .hasMessageStartingWith(file + ": " + message)
        .hasMessageContaining("iconv");
  }

  @Test
  void shouldReadLinesLongerThanItsBuffers() throws IOException {
    // given
    String cell = "0.125,";
    Path file = write(cell.repeat(50_000) + "ü\nb", StandardCharsets.UTF_8);

    // when
    List<String> read = lines(file);

    // then
    assertThat(read).hasSize(2);
    assertThat(read.getFirst()).hasSize(cell.length() * 50_000 + 1).endsWith("ü");
  }
}
