package dev.weir.stream.accuracy;

import org.apache.kafka.common.serialization.Serdes;

/** The serde of the repartition topic between the two stages. */
public final class ConfusionDeltaSerde extends Serdes.WrapperSerde<ConfusionDelta> {
  public ConfusionDeltaSerde() {
    super(
        (topic, delta) -> delta == null ? null : delta.toBytes(),
        (topic, bytes) -> bytes == null ? null : ConfusionDelta.fromBytes(bytes));
  }
}
