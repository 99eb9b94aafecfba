package dev.weir.classifiers.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.Synthetic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimdTest {

  @Test
  void shouldBeOnInTheTests() {
    assertThat(Simd.available()).isTrue();
  }

  @Test
  void shouldTrainAndScoreTheSameBitsWithoutTheModuleAndSayWhatToDo() throws Exception {
    // When
    String with = run("--add-modules=jdk.incubator.vector");
    String without = run();

    // Then
    assertThat(with).contains(result(train())).doesNotContain("SIMD is off");
    assertThat(without)
        .contains(result(train()))
        .containsOnlyOnce("SIMD is off")
        .contains("start Java with --add-modules jdk.incubator.vector");
  }

  @Test
  void shouldLoadTheModuleByItselfWithoutAWordWhereThatIsAllowed() throws Exception {
    // When
    String late = run("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED");

    // Then
    assertThat(late.strip()).isEqualTo(result(train()));
  }

  @Test
  void shouldStayPlainWithTheSameBitsWithoutACompilerForVectorsAndSayWhatToDo() throws Exception {
    // when
    String quick = run("--add-modules=jdk.incubator.vector", "-XX:TieredStopAtLevel=1");

    // then
    assertThat(quick)
        .contains(result(train()))
        .containsOnlyOnce("SIMD is off")
        .contains("start it without -XX:TieredStopAtLevel=1");
  }

  /** Trains and prints a digest of the scores' bits; runs in child processes. */
  public static void main(String[] args) {
    System.out.println(result(train()));
  }

  private static String result(double[] scores) {
    return "scores " + Arrays.hashCode(scores);
  }

  private static double[] train() {
    LabelledSignals signals = Synthetic.sines(60, 1, 40, 3, 5);
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(50, 20).withThreads(2);
    SignalScorer scorer =
        SelectedRocket.train(signals, settings, Progress.NONE).model().newScorer();
    double[] all = new double[3 * signals.size()];
    double[] scores = new double[3];
    for (int i = 0; i < signals.size(); i++) {
      scorer.score(signals.signal(i), scores);
      System.arraycopy(scores, 0, all, 3 * i, 3);
    }
    return all;
  }

  private static String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), SimdTest.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
