package dev.weir.modelregistry.publish;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * An unusable record of {@code models}.
 *
 * @param key its key, as text
 * @param partition its partition
 * @param offset its offset
 * @param why the error
 * @param unread whether its content is unknown because the registry failed to provide its schema:
 *     it may be good
 */
@JsonPropertyOrder({"key", "place"})
public record UnusableRecord(
    String key, @JsonIgnore int partition, @JsonIgnore long offset, String why, boolean unread) {
  /** Its location, as an argument of {@code remove-record}: partition and offset. */
  @JsonProperty
  public String place() {
    return partition + "@" + offset;
  }
}
