package dev.weir.topics;

import dev.weir.schemas.Topics;
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
 */
public record TopicRequest(
    Topics topics, OptionalInt partitions, OptionalInt replication, boolean grow) {
  public TopicRequest {
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
