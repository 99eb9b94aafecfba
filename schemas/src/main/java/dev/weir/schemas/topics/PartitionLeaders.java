package dev.weir.schemas.topics;

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
 * Leaders of new partitions. A leader that does not know its partition yet refuses a producer's
 * first batch, may accept the second, and then never accepts the first.
 */
final class PartitionLeaders {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private PartitionLeaders() {}

  /**
   * Waits up to 30 s until each leader knows its partition. Returns at once if the client is not
   * authorized.
   *
   * @param partitions partition count by topic
   */
  static void await(Admin admin, Map<String, Integer> partitions) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    partitions.forEach(
        (topic, count) -> {
          for (int p = 0; p < count; p++) {
            ends.put(new TopicPartition(topic, p), OffsetSpec.latest());
          }
        });
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!areReady(admin, ends) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean areReady(Admin admin, Map<TopicPartition, OffsetSpec> ends) {
    try {
      // This request goes to the leaders; only the response matters.
      var _ = KafkaFutures.get(admin.listOffsets(ends).all());
      return true;
    } catch (RetriableException e) {
      return false;
    } catch (AuthorizationException e) {
      return true;
    }
  }
}
