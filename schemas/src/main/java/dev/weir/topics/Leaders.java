package dev.weir.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The leaders of partitions that were just made. One that does not know its partition yet refuses
 * the first batch of a producer, may take the second, and then never takes the first.
 */
final class Leaders {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(20);

  private Leaders() {}

  /**
   * Waits until each leader knows its partition, 30 s at most. Who may not ask does not wait.
   *
   * @param partitions how many there are of each topic
   */
  static void await(Admin admin, Map<String, Integer> partitions) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    partitions.forEach(
        (topic, count) -> {
          for (int p = 0; p < count; p++) {
            ends.put(new TopicPartition(topic, p), OffsetSpec.latest());
          }
        });
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!know(admin, ends) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  private static boolean know(Admin admin, Map<TopicPartition, OffsetSpec> ends) {
    try {
      // The leaders are asked; that they answer counts.
      var _ = Answers.get(admin.listOffsets(ends).all());
      return true;
    } catch (RetriableException e) {
      return false;
    } catch (AuthorizationException e) {
      return true;
    }
  }
}
