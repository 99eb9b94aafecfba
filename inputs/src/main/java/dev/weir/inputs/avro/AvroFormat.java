package dev.weir.inputs.avro;

import dev.weir.base.BoundedDecoder;
import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DecodeFailure;
import dev.weir.schemas.RecentEntries;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.UndecodableException;
import dev.weir.schemas.WireFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro, by the writer's schema: from the registry by the id in Confluent's framing, or from a
 * schema file, without framing. Each schema is compiled once; the last {@value #MOST_SCHEMAS} are
 * kept.
 */
public final class AvroFormat implements FormatReader {
  private static final int MOST_SCHEMAS = 200;
  private static final int NO_ID = -1;

  private final SlotPlan plan;
  private final SchemaFetcher schemas;
  private final @Nullable Compiled ofFile;
  private final BoundedDecoder decoder = new BoundedDecoder();
  private final Map<Integer, Compiled> byId = RecentEntries.atMost(MOST_SCHEMAS);
  private @Nullable Compiled last;

  private record Compiled(int id, String name, Schema writer, Code code) {}

  /**
   * Creates a reader.
   *
   * @throws IllegalArgumentException if there is a schema file that cannot be read
   */
  public AvroFormat(InputMapping mapping, SlotPlan plan, SchemaFetcher schemas) {
    this.plan = plan;
    this.schemas = schemas;
    ofFile =
        mapping
            .settings()
            .schemaFile()
            .map(file -> ofFile(file, mapping.settings().message()))
            .orElse(null);
  }

  private Compiled ofFile(String file, Optional<String> type) {
    Schema writer = AvroSchemaFile.read(file, type);
    return new Compiled(NO_ID, "the schema of " + file, writer, AvroCompiler.compile(writer, plan));
  }

  @Override
  public void read(String topic, byte[] value, Slots slots) {
    Compiled compiled = compiled(topic, value);
    decoder.reset(value, compiled.id() == NO_ID ? 0 : WireFormat.HEADER);
    try {
      compiled.code().read(decoder, slots);
    } catch (UnmappableException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new UndecodableException(
          "The data does not fit %s: %s".formatted(compiled.name(), DecodeFailure.text(e)));
    }
    if (decoder.remainingBytes() > 0 && !slots.isDone()) {
      throw new UndecodableException(
          "%d bytes are left after the record of %s"
              .formatted(decoder.remainingBytes(), compiled.name()));
    }
  }

  private Compiled compiled(String topic, byte[] value) {
    if (ofFile != null) {
      return ofFile;
    }
    int id = WireFormat.schemaId(value);
    Compiled compiled = last;
    if (compiled == null || compiled.id() != id) {
      compiled = byId.get(id);
      if (compiled == null) {
        compiled = schemas.make(topic, id, writer -> ofRegistry(id, writer));
        byId.put(id, compiled);
      }
      last = compiled;
    }
    return compiled;
  }

  private Compiled ofRegistry(int id, Schema writer) {
    return new Compiled(id, "schema id " + id, writer, AvroCompiler.compile(writer, plan));
  }

  @Override
  public List<FoundField> fields(String topic, byte[] value) {
    return AvroOutline.of(compiled(topic, value).writer());
  }
}
