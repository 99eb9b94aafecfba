package dev.weir.inputs;

import dev.weir.inputs.avro.AvroFormat;
import dev.weir.inputs.binary.BinaryFormat;
import dev.weir.inputs.csv.CsvFormat;
import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.json.JsonFormat;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.protobuf.ProtobufFormat;
import dev.weir.schemas.SchemaFetcher;

/** The readers of all formats that have fields. */
final class Formats {
  private Formats() {}

  /**
   * Makes a reader for one thread.
   *
   * @throws IllegalArgumentException if a schema file is unusable
   */
  static FormatReader open(InputMapping mapping, SlotPlan plan, SchemaFetcher schemas) {
    return switch (mapping.format()) {
      case JSON -> new JsonFormat(plan, false);
      case JSON_SCHEMA -> new JsonFormat(plan, true);
      case AVRO -> new AvroFormat(mapping, plan, schemas);
      case PROTOBUF -> ProtobufFormat.open(mapping, plan, schemas);
      case CSV -> new CsvFormat(mapping.settings(), plan);
      case BINARY -> new BinaryFormat(mapping.settings(), plan);
      case WEIR -> new NoFields();
    };
  }
}
