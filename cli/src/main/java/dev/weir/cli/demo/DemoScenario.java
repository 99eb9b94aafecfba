package dev.weir.cli.demo;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.localstack.LocalStack;
import java.util.Map;
import java.util.Optional;

/** The data and the model of a demo. */
public interface DemoScenario {
  /** Shows the prediction of a record of the user's. */
  String TAIL_MINE =
      "\n./weir tail predictions --from-beginning --timeout 2 | grep '\"source\":\"mine\"'";

  /**
   * Loads the data and trains the model.
   *
   * @return the records to send
   */
  GroundTruth prepare(TimedSteps steps, Progress progress);

  /** Publishes the model and makes it the champion of its route. */
  void publish(LocalStack stack);

  /** Creates topics of the scenario's own; returns the application's settings for them. */
  default Map<String, String> ownTopics(LocalStack stack) {
    return Map.of();
  }

  /** How the records are sent, if not as Weir's own. */
  default Optional<OwnFeed> feed() {
    return Optional.empty();
  }

  /** Sends the records of a scenario in a form of its own. */
  interface OwnFeed {
    /**
     * Sends all records.
     *
     * @param sentAt receives when each was sent completely, as {@link System#nanoTime}
     */
    void send(LocalStack stack, long[] sentAt, Progress progress);
  }

  /** The number of stream threads. */
  int threads();

  /** Commands for the user to try, a line each. */
  String example();
}
