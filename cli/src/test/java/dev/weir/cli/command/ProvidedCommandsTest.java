package dev.weir.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests of this module run without the module {@code experiments}, as in the image. */
class ProvidedCommandsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench --records 1",
        "scoreboard mnist1d",
        "evaluate knn --data mnist1d",
        "evaluate dtw",
        "evaluate logistic --c 1"
      })
  void shouldNameTheExperimentAndWhereToRunIt(String line) {
    // when
    CommandResult said = CommandResult.by(line.split(" "));

    // then
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("is an experiment, which this installation does not contain", "in a checkout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "evaluate --help"})
  void shouldNotListWhatIsAbsent(String line) {
    // when
    CommandResult said = CommandResult.by(line.split(" "));

    // then
    assertThat(said.out()).doesNotContain("scoreboard", "bench", "logistic");
  }
}
