package dev.weir.reports;

import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.TrainingSet;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.classifiers.wnn.WnnScorer;
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
