package dev.weir.experiments.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Where Kafka Streams has placed the parts of a model: one partition of requests each. */
final class ShardPlacement {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Admin admin;
  private final String application;
  private final int instances;
  private int most = 1;

  ShardPlacement(Admin admin, String application, int instances) {
    this.admin = admin;
    this.application = application;
    this.instances = instances;
  }

  /**
   * Waits until all instances are members and all parts are placed.
   *
   * @throws BenchFailure if that takes too long
   */
  void await(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!isPlaced()) {
      if (System.nanoTime() > deadline) {
        throw new BenchFailure("the instances of " + application + " did not start");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Parts on the instance that has most. */
  int most() {
    return most;
  }

  private boolean isPlaced() {
    try {
      ConsumerGroupDescription group =
          admin.describeConsumerGroups(List.of(application)).all().get().get(application);
      List<Integer> parts = group.members().stream().map(this::parts).toList();
      most = instances == 1 ? 1 : parts.stream().max(Integer::compare).orElse(0);
      return group.groupState() == GroupState.STABLE
          && parts.size() == instances
          && (instances == 1 || parts.stream().mapToInt(Integer::intValue).sum() == instances);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new BenchFailure("the broker does not answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  private int parts(MemberDescription member) {
    Collection<?> requests =
        member.assignment().topicPartitions().stream()
            .filter(partition -> partition.topic().endsWith("-shard-images-repartition"))
            .toList();
    return requests.size();
  }
}
