package dev.weir.topics;

import dev.weir.schemas.Topics;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a team asks for beyond the catalogue.
 *
 * @param topics the names
 * @param partitions of signals, images, labels and predictions; empty: as many as the greatest of
 *     the inputs has, else the catalogue's
 * @param replication the least number of replicas; empty: the broker's default for new topics, and
 *     anything for those that exist
 * @param grow whether topics that exist may get more partitions, although keys then move
 * @param internal full names of the topics that the application makes by itself; those that exist
 *     are looked at as well
 */
public record TopicRequest(
    Topics topics,
    OptionalInt partitions,
    OptionalInt replication,
    boolean grow,
    List<String> internal) {
  public TopicRequest {
    internal = List.copyOf(internal);
    requirePositive("partitions", partitions);
    requirePositive("replication", replication);
  }

  private static void requirePositive(String what, OptionalInt number) {
    if (number.isPresent() && number.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "%s is %d; it must be 1 or more".formatted(what, number.getAsInt()));
    }
  }
}
