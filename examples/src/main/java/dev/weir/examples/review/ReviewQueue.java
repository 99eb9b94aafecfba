package dev.weir.examples.review;

import dev.weir.schemas.Prediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Picks out the predictions that were a close call. A prediction's margin is the best class's score
 * less the second best's; below a threshold, a person decides.
 */
public final class ReviewQueue implements AutoCloseable {

  private final Consumer<String, Prediction> predictions;
  private final double threshold;

  /**
   * Reads predictions.
   *
   * @param predictions reads the topic {@code predictions}; this queue closes it
   * @param threshold predictions with a smaller margin are for review
   */
  public ReviewQueue(Consumer<String, Prediction> predictions, double threshold) {
    this.predictions = predictions;
    this.threshold = threshold;
  }

  /** What has come for review since the last call; waits so long at most. */
  public List<Prediction> poll(Duration longest) {
    List<Prediction> unsure = new ArrayList<>();
    for (ConsumerRecord<String, Prediction> record : predictions.poll(longest)) {
      // A challenger's predictions are on the same topic, for comparison only.
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
