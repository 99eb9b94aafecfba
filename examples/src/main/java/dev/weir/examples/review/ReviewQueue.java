package dev.weir.examples.review;

import dev.weir.schemas.Prediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Selects uncertain predictions for manual review: those whose margin, the best class's score minus
 * the second best's, is below a threshold.
 */
public final class ReviewQueue implements AutoCloseable {

  private final Consumer<String, Prediction> predictions;
  private final double threshold;

  /**
   * Reads predictions.
   *
   * @param predictions consumer of the topic {@code predictions}; closed with this queue
   * @param threshold predictions with a smaller margin are for review
   */
  public ReviewQueue(Consumer<String, Prediction> predictions, double threshold) {
    this.predictions = predictions;
    this.threshold = threshold;
  }

  /** The predictions for review since the last call; waits at most this long. */
  public List<Prediction> poll(Duration longest) {
    List<Prediction> unsure = new ArrayList<>();
    for (ConsumerRecord<String, Prediction> record : predictions.poll(longest)) {
      // Challengers' predictions on the same topic are for comparison only.
      if (record.value().getRole().equals(Prediction.CHAMPION)
          && record.value().getMargin() < threshold) {
        unsure.add(record.value());
      }
    }
    return unsure;
  }

  @Override
  public void close() {
    predictions.close();
  }
}
