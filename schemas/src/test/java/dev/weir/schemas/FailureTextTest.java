package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  @Test
  void shouldLeaveOutTheNamesOfClasses() {
    // given, when, then
    assertThat(FailureText.of(new ExecutionException(new ConnectException("Connection refused"))))
        .isEqualTo("Connection refused");
    assertThat(FailureText.withoutClasses("cannot read: org.apache.x.TimeoutException: too late"))
        .isEqualTo("cannot read: too late");
    assertThat(FailureText.withoutClasses("'a' is no class java.time.Instant"))
        .isEqualTo("'a' is no");
  }

  @Test
  void shouldPutFilesAndHostsInWords() {
    assertThat(FailureText.of(new NoSuchFileException("a.csv")))
        .isEqualTo("there is no file 'a.csv'");
    assertThat(FailureText.of(new AccessDeniedException("a.csv")))
        .isEqualTo("no permission for 'a.csv'");
    assertThat(FailureText.of(new FileSystemException("a.csv"))).isEqualTo("'a.csv': file system");
    assertThat(FailureText.of(new UnknownHostException("kafka.x")))
        .isEqualTo("unknown host kafka.x");
  }

  @Test
  void shouldMakeWordsOfAFailureWithoutAMessage() {
    assertThat(FailureText.of(new ClosedChannelException())).isEqualTo("closed channel");
  }

  @Test
  void shouldLeaveOtherTextsAsTheyAre() {
    String text = "model.weir: class 'a.B' of com.example.data/x.csv is no label";
    assertThat(FailureText.of(new IllegalStateException(text))).isEqualTo(text);
  }

  @Test
  void shouldTakeLittleStackForATextThatIsMadeToTakeMuch() {
    String names = "a.".repeat(3_000);
    assertThat(FailureText.withoutClasses(names)).isEqualTo(names);
    assertThat(FailureText.withoutClasses("java" + ".a".repeat(3_000))).startsWith("java.a.a");
  }

  @Test
  void shouldBeFitForATerminal() {
    // given
    String text = "model 'a\u001b[2J' at http://u:hunter2@h\n- is no model";

    // when, then
    assertThat(FailureText.of(new IllegalStateException(text)))
        .isEqualTo("model 'a\\u001b[2J' at http://***@h\n- is no model");
    assertThat(FailureText.of(new IllegalStateException("x".repeat(3_000_000))))
        .hasSizeLessThan(10_100);
  }

  @Test
  void shouldSayOfBadJsonOnlyWhatIsWrong() {
    assertThatThrownBy(() -> new ObjectMapper().readTree("{oops"))
        .satisfies(
            problem ->
                assertThat(FailureText.of(problem))
                    .startsWith("Unexpected character")
                    .doesNotContain("Source", "REDACTED", "StreamReadFeature"));
  }
}
