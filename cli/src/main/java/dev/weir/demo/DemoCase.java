package dev.weir.demo;

import dev.weir.local.LocalStack;
import dev.weir.model.Progress;

/** What a demo classifies, and with what. */
public interface DemoCase {

  /**
   * Gets the data and makes the model.
   *
   * @return the records to send
   */
  Truth prepare(Steps steps, Progress progress);

  /** Publishes the model and makes it the champion of its route. */
  void publish(LocalStack stack);

  /** Threads of the stream. */
  int threads();

  /** A record to type, as JSON with the source {@code mine}, and the topic it is for. */
  String example();
}
