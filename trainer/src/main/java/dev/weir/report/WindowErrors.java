package dev.weir.report;

import dev.weir.evaluation.ParallelScoring;
import dev.weir.image.GreyImages;
import dev.weir.model.Progress;
import dev.weir.wnn.TrainingSet;
import dev.weir.wnn.WnnClassifier;
import dev.weir.wnn.WnnParameters;
import dev.weir.wnn.WnnScorer;
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
      WnnClassifier classifier, GreyImages tests, int threads, String stage, Progress progress) {
    return new ParallelScoring(threads, stage, progress)
        .predict(
            tests.size(),
            () -> {
              WnnScorer scorer = classifier.newScorer();
              return record -> scorer.predict(tests.image(record));
            });
  }

  static WindowErrors of(
      TrainingSet training,
      WnnParameters parameters,
      GreyImages tests,
      int threads,
      Progress progress) {
    WnnClassifier classifier = new WnnClassifier(training, parameters);
    String stage = "windows of " + parameters.window();
    int[] predicted = predict(classifier, tests, threads, stage, progress);
    long errors =
        IntStream.range(0, predicted.length).filter(i -> predicted[i] != tests.label(i)).count();
    return new WindowErrors(parameters.window(), errors, predicted.length);
  }
}
