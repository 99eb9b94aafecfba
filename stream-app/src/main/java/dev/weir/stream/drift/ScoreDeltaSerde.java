package dev.weir.stream.drift;

import org.apache.kafka.common.serialization.Serdes;

/** The serde of the repartition topic of score counts. */
public final class ScoreDeltaSerde extends Serdes.WrapperSerde<ScoreDelta> {
  public ScoreDeltaSerde() {
    super(
        (topic, delta) -> delta == null ? null : delta.toBytes(),
        (topic, bytes) -> bytes == null ? null : ScoreDelta.fromBytes(bytes));
  }
}
