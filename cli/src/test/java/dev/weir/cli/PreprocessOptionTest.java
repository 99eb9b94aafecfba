package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.trainer.training.ModelFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PreprocessOptionTest {

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "rocket,-,'detrend:2,znorm:2'",
        "minirocket,-,''",
        "rocket,'velocity,znorm','velocity:2,znorm:2'",
        "rocket,'detrend:1,znorm:1','detrend,znorm'",
        "minirocket,'centre,peak_align','centre,peak_align'",
        "rocket,'',''"
      })
  void shouldTakeTheNewestVersionOfAStepUnlessAnOlderOneIsNamed(
      String kind, String written, String expected) throws Exception {
    // given
    Path data = data();
    Path model = folder.resolve("m.weir");
    List<String> arguments =
        new ArrayList<>(List.of("train", kind, "--data", "csv:" + data, "--out", model.toString()));
    arguments.addAll(
        kind.equals("rocket") ? List.of("--kernels", "4") : List.of("--features", "84"));
    if (written != null) {
      arguments.addAll(List.of("--preprocess", written));
    }

    // when
    int exit = run(arguments.toArray(String[]::new));

    // then
    assertThat(exit).as(err.toString()).isZero();
    SignalModel trained = (SignalModel) ModelFiles.read(model, "m.weir");
    assertThat(String.join(",", trained.preprocessing())).isEqualTo(expected);
    assertThat(trained.provenance().under(Provenance.SETTING))
        .containsEntry("preprocessing", expected);
  }

  @Test
  void shouldListTheStepsThereAre() throws Exception {
    assertThat(run("evaluate", "minirocket", "--data", "csv:" + data(), "--preprocess", "zscore"))
        .isNotZero();
    assertThat(err.toString()).contains("\"zscore\"", "centre, detrend", "znorm:2");
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  /** Twenty signals of two classes: slow and fast waves. */
  private Path data() throws IOException {
    StringBuilder text = new StringBuilder("class");
    for (int t = 0; t < 24; t++) {
      text.append(",v").append(t);
    }
    for (int i = 0; i < 20; i++) {
      text.append(i % 2 == 0 ? "\nslow" : "\nquick");
      for (int t = 0; t < 24; t++) {
        text.append(',').append(Math.sin(i + t * (i % 2 == 0 ? 0.3 : 0.9)));
      }
    }
    return Files.writeString(folder.resolve("waves.csv"), text.append('\n'));
  }
}
