package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.signal.LabelledSignals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("data")
class Mnist1dFrozenTest {

  @Test
  void shouldEqualTheFrozenSet() throws IOException {
    // Given
    Path folder = DataFolder.require("mnist1d");
    // When
    SignalDataSet made = Mnist1d.generate(42);
    // Then
    check(made.train(), Npy.doubles(folder.resolve("x.npy")), Npy.longs(folder.resolve("y.npy")));
    check(
        made.test(),
        Npy.doubles(folder.resolve("x_test.npy")),
        Npy.longs(folder.resolve("y_test.npy")));
  }

  @Test
  void shouldHaveTheFrozenTemplates() throws IOException {
    double[] frozen = Npy.doubles(DataFolder.require("mnist1d").resolve("templates_x.npy"));
    for (int digit = 0; digit < 10; digit++) {
      double[] template = Mnist1dTemplates.scaled(digit);
      assertThat(template)
          .containsExactly(Arrays.copyOfRange(frozen, 12 * digit, 12 * digit + 12), within(1e-12));
    }
  }

  private static void check(LabelledSignals made, double[] values, long[] labels) {
    assertThat(Arrays.stream(made.labels()).asLongStream().toArray()).isEqualTo(labels);
    double[] flat = Arrays.stream(made.signals()).flatMapToDouble(Arrays::stream).toArray();
    assertThat(flat).hasSameSizeAs(values);
    for (int i = 0; i < flat.length; i++) {
      assertThat(flat[i]).as("value %d", i).isCloseTo(values[i], within(1e-12));
    }
  }
}
