package dev.weir.stream.names;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.topics.KeyPartition;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * A model version in a role. Its text, {@code model/version/role}, is the key in the repartition
 * topic, the stores and {@code drift-events}; names contain no slash.
 *
 * @param model the model's name
 * @param version its version
 * @param role champion or challenger
 */
public record ScoringIdentity(String model, String version, String role)
    implements Comparable<ScoringIdentity> {
  private static final Comparator<ScoringIdentity> ORDER =
      Comparator.comparing(ScoringIdentity::model)
          .thenComparing(ScoringIdentity::version)
          .thenComparing(ScoringIdentity::role);

  private static final int PARTS = 3;

  /** The version and role of a window. */
  public static ScoringIdentity of(AccuracyWindow window) {
    return new ScoringIdentity(window.getModel(), window.getVersion(), window.getRole());
  }

  /** Parses the beginning of a text; an accuracy window's key has the same prefix. */
  public static ScoringIdentity parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length < PARTS) {
      throw new IllegalArgumentException("'" + text + "' does not begin with model/version/role");
    }
    return new ScoringIdentity(parts[0], parts[1], parts[2]);
  }

  /**
   * Places all records of a version on one partition, whatever else their key contains: its windows
   * must be processed in one place to be processed in order.
   */
  public static <V> StreamPartitioner<String, V> partitioner() {
    return (topic, key, value, partitions) ->
        Optional.of(Set.of(KeyPartition.of(parse(key).bytes().get(), partitions)));
  }

  /** The key in the stores. */
  public Bytes bytes() {
    return Bytes.wrap(toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(ScoringIdentity other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return model + "/" + version + "/" + role;
  }
}
