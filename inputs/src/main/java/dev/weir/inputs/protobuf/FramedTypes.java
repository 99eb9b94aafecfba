package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.inputs.protobuf.ProtobufFormat.RecordType;
import dev.weir.inputs.protobuf.ProtobufFormat.RecordTypes;
import dev.weir.schemas.RecentEntries;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SchemaText;
import dev.weir.schemas.UndecodableException;
import dev.weir.schemas.WireFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Types of records that begin with a schema id and message indexes. Plans are compiled once per
 * topic, id and indexes, and the recent ones are kept.
 */
final class FramedTypes implements RecordTypes {
  /** Bounded because clients may register any number of schemas. */
  static final int MOST = 200;

  private final Slots slots;
  private final SchemaFetcher schemas;
  private final Map<Use, Compiled> plans = RecentEntries.atMost(MOST);
  private byte[] lastFrame = {};
  private @Nullable String lastTopic;
  private @Nullable Compiled last;

  /**
   * Creates the types.
   *
   * @param slots whose paths are compiled
   */
  FramedTypes(Slots slots, SchemaFetcher schemas) {
    this.slots = slots;
    this.schemas = schemas;
  }

  /** With the indexes' end, since the first message's can be written in two ways. */
  private record Use(String topic, int id, MessageIndexes indexes) {}

  /** A plan, or why there is none: it takes as long to find out. */
  private record Compiled(@Nullable RecordType type, @Nullable UnmappableException failure) {
    RecordType orThrow() {
      if (type == null) {
        throw Objects.requireNonNull(failure);
      }
      return type;
    }
  }

  @Override
  public RecordType of(String topic, byte[] value) {
    Compiled known = last;
    if (known != null && hasLastFrame(value) && topic.equals(lastTopic)) {
      return known.orThrow();
    }
    int id = WireFormat.schemaId(value);
    MessageIndexes indexes = MessageIndexes.read(value);
    Use use = new Use(topic, id, indexes);
    Compiled compiled = plans.get(use);
    if (compiled == null) {
      compiled = compile(descriptor(topic, id, indexes), indexes.end());
      plans.put(use, compiled);
    }
    last = compiled;
    lastTopic = topic;
    lastFrame = Arrays.copyOf(value, indexes.end());
    return compiled.orThrow();
  }

  /** A frame says itself where it ends, so a record that begins as the last frame has it too. */
  private boolean hasLastFrame(byte[] value) {
    byte[] frame = lastFrame;
    return value.length >= frame.length
        && Arrays.equals(value, 0, frame.length, frame, 0, frame.length);
  }

  private Compiled compile(Descriptor type, int from) {
    try {
      return new Compiled(new RecordType(type, PlanCompiler.compile(type, slots), from), null);
    } catch (UnmappableException e) {
      return new Compiled(null, e);
    }
  }

  @Override
  public Descriptor descriptor(String topic, byte[] value) {
    int id = WireFormat.schemaId(value);
    return descriptor(topic, id, MessageIndexes.read(value));
  }

  private Descriptor descriptor(String topic, int id, MessageIndexes indexes) {
    FileDescriptor file =
        schemas.makeOfText(
            topic,
            id,
            SchemaText.PROTOBUF,
            text -> link(id, text),
            made -> indexes.of(made).getFullName());
    return indexes.of(file);
  }

  static FileDescriptor link(int id, SchemaText schema) {
    try {
      return ProtoLinker.link(
          "schema-%d.proto".formatted(id), schema.text(), schema.references()::get);
    } catch (ProtoSchemaException e) {
      throw new UndecodableException("Schema id %d: %s".formatted(id, e.getMessage()));
    }
  }
}
