package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTest {

  @TempDir Path folder;

  private Contract contract;
  private Contract recording;

  @BeforeEach
  void open() {
    contract = new Contract(folder.resolve("contract"), false);
    recording = new Contract(folder.resolve("contract"), true);
  }

  @Test
  void shouldAcceptWhatWasRecorded() {
    // given
    recording.compare("names.txt", List.of("a", "b ü"));
    recording.compare("bytes.bin", new byte[] {1, 2, -3});

    // then
    assertThatCode(() -> contract.compare("names.txt", List.of("a", "b ü")))
        .doesNotThrowAnyException();
    assertThatCode(() -> contract.compare("bytes.bin", new byte[] {1, 2, -3}))
        .doesNotThrowAnyException();
    assertThat(folder.resolve("contract/names.txt")).hasContent("a\nb ü\n");
    assertThat(contract.recorded("bytes.bin")).containsExactly(1, 2, -3);
  }

  @Test
  void shouldNameLinesThatAreMissingAndNew() {
    // given
    recording.compare("names.txt", List.of("a", "b", "c"));

    // then
    assertThatThrownBy(() -> contract.compare("names.txt", List.of("a", "c", "d")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("names.txt: differs from line 2 on")
        .hasMessageContaining("missing: b")
        .hasMessageContaining("new: d")
        .hasMessageContaining("-Dweir.contract.record=true");
    assertThatThrownBy(() -> contract.compare("names.txt", List.of("a", "c", "b")))
        .hasMessageContaining("differs from line 2 on");
    assertThatThrownBy(() -> contract.compare("names.txt", List.of("a", "b", "c", "c")))
        .hasMessageContaining("differs from line 4 on");
  }

  @Test
  void shouldNameTheFirstByteThatDiffers() {
    // given
    recording.compare("bytes.bin", new byte[] {1, 2, 3});

    // then
    assertThatThrownBy(() -> contract.compare("bytes.bin", new byte[] {1, 2, 4}))
        .hasMessageContaining("3 bytes then, 3 now, which differ from byte 2 on");
  }

  @Test
  void shouldFailWithoutARecord() {
    assertThatThrownBy(() -> contract.compare("none.txt", List.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there is no record");
  }

  @Test
  void shouldRefuseALineThatIsSeveral() {
    assertThatThrownBy(() -> recording.compare("names.txt", List.of("a\nb")))
        .hasMessageContaining("more than one line");
  }
}
