package dev.weir.cli.demo;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.localstack.LocalStack;

/** The data and the model of a demo. */
public interface DemoScenario {

  /**
   * Loads the data and trains the model.
   *
   * @return the records to send
   */
  GroundTruth prepare(TimedSteps steps, Progress progress);

  /** Publishes the model and makes it the champion of its route. */
  void publish(LocalStack stack);

  /** The number of stream threads. */
  int threads();

  /** A record for the user to send, as JSON with the source {@code mine}, and its topic. */
  String example();
}
