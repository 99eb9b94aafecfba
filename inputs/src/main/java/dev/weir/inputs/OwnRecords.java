package dev.weir.inputs;

import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.AvroDeserializer;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads Weir's own records from other topics than Weir's. */
final class OwnRecords {
  private final Deserializer<? extends SpecificRecord> deserializer;

  OwnRecords(InputKind kind, SchemaFetcher schemas) {
    deserializer =
        kind == InputKind.IMAGE
            ? new AvroDeserializer<>(ImageRecord.class, schemas)
            : new AvroDeserializer<>(SignalRecord.class, schemas);
  }

  SpecificRecord read(InputRecord record) {
    SpecificRecord own = deserializer.deserialize(record.topic(), record.value());
    if (own == null) {
      throw UnmappableException.undecodable("", "the record has no value");
    }
    return own;
  }
}
