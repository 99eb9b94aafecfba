package dev.weir.examples.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.testkit.TestModels;
import dev.weir.testkit.WeirStack;
import dev.weir.trainer.data.DataSets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewQueueIT {

  private static final int RECORDS = 50;
  private static final double THRESHOLD = 0.3;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @Test
  void shouldPickOutTheCloseCalls(@TempDir Path folder) {
    // Given
    Path artifact = TestModels.mnist1d(folder.resolve("model.weir"), 1);
    try (WeirStack weir = WeirStack.start(artifact);
        ReviewQueue queue =
            new ReviewQueue(weir.consumer(Topic.PREDICTIONS, Prediction.class), THRESHOLD)) {

      // When
      double[][] signals = DataSets.load("mnist1d").test().signals();
      for (int i = 0; i < RECORDS; i++) {
        weir.send(SignalRecord.of("part-" + i, "press-" + i % 3, Instant.now(), signals[i]));
      }
      List<Prediction> all = weir.predictions(RECORDS, TIMEOUT);

      // Then
      List<String> closeCalls =
          all.stream()
              .filter(each -> each.getMargin() < THRESHOLD)
              .map(Prediction::getRecordId)
              .toList();
      assertThat(closeCalls).isNotEmpty().hasSizeLessThan(RECORDS);
      assertThat(reviewed(queue, closeCalls.size()))
          .containsExactlyInAnyOrderElementsOf(closeCalls);
    }
  }

  private static List<String> reviewed(ReviewQueue queue, int wanted) {
    List<String> ids = new ArrayList<>();
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (ids.size() < wanted && System.nanoTime() < deadline) {
      queue.poll(Duration.ofMillis(100)).forEach(each -> ids.add(each.getRecordId()));
    }
    return ids;
  }
}
