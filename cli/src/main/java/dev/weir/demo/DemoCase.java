package dev.weir.demo;

import dev.weir.local.LocalStack;
import dev.weir.model.Progress;

/** The data and the model of a demo. */
public interface DemoCase {

  /**
   * Loads the data and trains the model.
   *
   * @return the records to send
   */
  Truth prepare(Steps steps, Progress progress);

  /** Publishes the model and makes it the champion of its route. */
  void publish(LocalStack stack);

  /** The number of stream threads. */
  int threads();

  /** A record for the user to send, as JSON with the source {@code mine}, and its topic. */
  String example();
}
