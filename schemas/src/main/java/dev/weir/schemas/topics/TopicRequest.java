package dev.weir.schemas.topics;

import dev.weir.schemas.TopicNames;
import java.util.List;
import java.util.OptionalInt;

/**
 * A team's requirements in addition to the catalogue.
 *
 * @param topics the names
 * @param partitions partition count of signals, images, labels and predictions; empty: that of the
 *     largest input, else the catalogue's
 * @param replication minimum number of replicas; empty: the broker's default for new topics, and
 *     any for existing ones
 * @param grow whether existing topics may get more partitions, which moves keys
 * @param internal full names of the application's internal topics; existing ones are checked as
 *     well
 */
public record TopicRequest(
    TopicNames topics,
    OptionalInt partitions,
    OptionalInt replication,
    boolean grow,
    List<String> internal) {
  public TopicRequest {
    internal = List.copyOf(internal);
    requirePositive("partitions", partitions);
    requirePositive("replication", replication);
  }

  /** A request for these counts and nothing else. */
  public static TopicRequest of(TopicNames topics, int partitions, int replication) {
    return new TopicRequest(
        topics, OptionalInt.of(partitions), OptionalInt.of(replication), false, List.of());
  }

  private static void requirePositive(String what, OptionalInt number) {
    if (number.isPresent() && number.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "%s is %d; it must be 1 or more".formatted(what, number.getAsInt()));
    }
  }
}
