package dev.weir.stream.drift;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * A model version in a role. Its text, {@code model/version/role}, is the key in the repartition
 * topic, in the stores and in {@code drift-events}; names have no slash.
 *
 * @param model the model's name
 * @param version its version
 * @param role champion or challenger
 */
public record VersionKey(String model, String version, String role) {
  private static final int PARTS = 3;

  /** Reads the beginning of a text; an accuracy window's key begins so as well. */
  public static VersionKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length < PARTS) {
      throw new IllegalArgumentException("'" + text + "' does not begin with model/version/role");
    }
    return new VersionKey(parts[0], parts[1], parts[2]);
  }

  /**
   * Places all that is about a version on one partition, whatever else its key says: its windows
   * must be seen in one place to be seen in their order.
   */
  public static <V> StreamPartitioner<String, V> partitioner() {
    return (topic, key, value, partitions) -> Optional.of(Set.of(parse(key).partition(partitions)));
  }

  private int partition(int partitions) {
    return Utils.toPositive(Utils.murmur2(bytes().get())) % partitions;
  }

  Bytes bytes() {
    return Bytes.wrap(toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return model + "/" + version + "/" + role;
  }
}
