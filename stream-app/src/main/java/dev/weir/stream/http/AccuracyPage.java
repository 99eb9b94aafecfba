package dev.weir.stream.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.classifiers.evaluation.WilsonInterval;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.view.AccuracyView;
import dev.weir.stream.view.VersionAccuracy;
import dev.weir.stream.view.WindowAccuracy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/accuracy}: the accuracy of each model version over all instances: in total over the
 * retention, with the confusion counts, and per window for the newest windows.
 *
 * @param accuracyView the figures of all versions
 * @param current whether the view has everything that was committed
 */
public record AccuracyPage(AccuracyView accuracyView, BooleanSupplier current) implements Page {
  private static final int WINDOWS = 60;

  private record Body(boolean current, List<Version> versions) {}

  private record Version(
      @JsonUnwrapped ScoringIdentity version,
      @JsonUnwrapped Counts counts,
      @Nullable Double fading,
      Map<String, ? extends Map<String, Long>> confusion,
      Instant from,
      Instant to,
      List<Window> windows) {
    static Version of(VersionAccuracy figures) {
      List<WindowAccuracy> windows = figures.windows();
      return new Version(
          figures.version(),
          Counts.of(figures.labelled(), figures.correct()),
          figures.labelled() == 0 ? null : figures.fading(),
          figures.confusion(),
          windows.getFirst().from(),
          windows.getLast().to(),
          windows.stream().skip(Math.max(0, windows.size() - WINDOWS)).map(Window::of).toList());
    }
  }

  private record Window(Instant start, Instant end, @JsonUnwrapped Counts counts) {
    static Window of(WindowAccuracy window) {
      return new Window(window.from(), window.to(), Counts.of(window.labelled(), window.correct()));
    }
  }

  private record Counts(
      long labelled,
      long correct,
      @Nullable Double accuracy,
      @JsonUnwrapped WilsonInterval interval) {
    static Counts of(long labelled, long correct) {
      return new Counts(
          labelled,
          correct,
          labelled == 0 ? null : (double) correct / labelled,
          WilsonInterval.of(correct, labelled));
    }
  }

  @Override
  public Answer answer() {
    return Answer.json(
        new Body(
            current.getAsBoolean(), accuracyView.figures().stream().map(Version::of).toList()));
  }
}
