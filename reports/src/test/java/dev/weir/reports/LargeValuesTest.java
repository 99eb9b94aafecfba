package dev.weir.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.reports.picture.SvgPainter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pictures of the largest accepted values. */
class LargeValuesTest {
  @Test
  void shouldDrawTheLargestValuesThatAreRead() {
    // given
    double[][] signals = new double[200][];
    for (int i = 0; i < signals.length; i++) {
      signals[i] = new double[] {1e300, i % 3 == 0 ? -1e300 : 1e300, 0, -1e300};
    }
    SignalPictures pictures =
        new SignalPictures(new LabelledSignals(signals, new int[200], List.of("a", "b")));

    // when
    List<String> drawn =
        Stream.of(pictures.variation(), pictures.examples())
            .flatMap(List::stream)
            .map(SvgPainter::paint)
            .toList();

    // then
    assertThat(drawn).hasSize(2).noneMatch(svg -> svg.contains("NaN") || svg.contains("Infinity"));
  }
}
