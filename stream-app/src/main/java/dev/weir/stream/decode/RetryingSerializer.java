package dev.weir.stream.decode;

import org.apache.kafka.common.serialization.Serializer;

/**
 * A serializer that waits for the registry as long as {@link Retry} allows.
 *
 * @param <T> the serialized type
 * @param serializer serializes the values
 * @param retry how long the registry is retried
 */
public record RetryingSerializer<T>(Serializer<T> serializer, Retry retry)
    implements Serializer<T> {
  @Override
  public byte[] serialize(String topic, T data) {
    return retry.call(() -> serializer.serialize(topic, data));
  }

  @Override
  public void close() {
    serializer.close();
  }
}
