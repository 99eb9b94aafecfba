package dev.weir.reports;

import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WindowModel;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Errors of windowed nearest neighbour with one window size.
 *
 * @param window side of the windows
 * @param errors number of misclassified tests
 * @param tests number of tests
 */
record WindowErrors(int window, long errors, long tests) {

  /** The share of errors, 0 to 1. */
  double share() {
    return (double) errors / tests;
  }

  /** The predicted class of every test. */
  static int[] predict(
      WindowModel model, GreyImages tests, int threads, String stage, Progress progress) {
    return new ParallelScoring(threads, stage, progress)
        .predict(
            tests.size(),
            () -> {
              ToIntFunction<byte[]> predictor = model.newPredictor();
              return record -> predictor.applyAsInt(tests.image(record));
            });
  }

  static WindowErrors of(WindowModel model, GreyImages tests, int threads, Progress progress) {
    int window = model.images().classifier().parameters().window();
    int[] predicted = predict(model, tests, threads, "windows of " + window, progress);
    long errors =
        IntStream.range(0, predicted.length).filter(i -> predicted[i] != tests.label(i)).count();
    return new WindowErrors(window, errors, predicted.length);
  }
}
