package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.mapping.FormatSettings;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.SchemaFetcher;
import java.io.IOException;
import java.util.List;

/**
 * Reads protobuf's wire format straight into slots, by field numbers. A record's type is that of a
 * schema file's message, or what Confluent's framing says: 0, a schema id, and message indexes.
 *
 * <p>As in protobuf, the last value of a singular field holds, unknown fields are skipped, and
 * fields without presence that are absent are 0. Stricter than protobuf, a wanted field of another
 * wire type than the schema's is an error, as are texts that are not UTF-8.
 */
public final class ProtobufFormat implements FormatReader {
  private final RecordTypes types;

  private ProtobufFormat(RecordTypes types) {
    this.types = types;
  }

  /**
   * Makes a reader: by the mapping's schema file, or else of records with Confluent's framing.
   *
   * @throws IllegalArgumentException as {@link #ofFile}
   */
  public static ProtobufFormat open(InputMapping mapping, SlotPlan plan, SchemaFetcher schemas) {
    FormatSettings settings = mapping.settings();
    return settings.schemaFile().isPresent() ? ofFile(plan, settings) : framed(plan, schemas);
  }

  /**
   * A reader of records with Confluent's framing.
   *
   * @param schemas the registry
   */
  static ProtobufFormat framed(SlotPlan plan, SchemaFetcher schemas) {
    return new ProtobufFormat(new FramedTypes(new Slots(plan), schemas));
  }

  /**
   * A reader of records without framing.
   *
   * @param settings with a schema file, whose imports are in its folder, and the message's name,
   *     which may lack the package; without a name, the file's only message
   * @throws IllegalArgumentException if the file cannot be read, is invalid, or does not have the
   *     message or what the paths say; the message is for users
   */
  static ProtobufFormat ofFile(SlotPlan plan, FormatSettings settings) {
    return ofType(plan, ProtoFolder.message(settings));
  }

  /** A reader of records of one type, without framing. */
  static ProtobufFormat ofType(SlotPlan plan, Descriptor type) {
    try {
      return new ProtobufFormat(new OneType(type, PlanCompiler.compile(type, new Slots(plan))));
    } catch (UnmappableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public void read(String topic, byte[] value, Slots slots) {
    RecordType type = types.of(topic, value);
    try {
      RecordInput input = new RecordInput(value, type.from(), slots);
      MessagePlan plan = type.plan();
      plan.reset();
      plan.read(input, 0);
      plan.finish(input);
    } catch (IOException e) {
      throw invalid(type.descriptor(), e);
    }
  }

  /** Protobuf's messages name what is wrong, not the content. */
  private static UnmappableException invalid(Descriptor type, IOException failure) {
    String reason =
        failure instanceof InvalidProtocolBufferException
            ? "it ends early, or a length, tag or text in it is invalid"
            : failure.getMessage();
    return UnmappableException.undecodable(
        "", "the value is not a message %s: %s".formatted(type.getFullName(), reason));
  }

  @Override
  public List<FoundField> fields(String topic, byte[] value) {
    return ProtoOutline.of(types.descriptor(topic, value));
  }

  /** The types of records. */
  interface RecordTypes {
    /** The type of a record, with the plan for it. */
    RecordType of(String topic, byte[] value);

    /** The type of a record, whether there is a plan for it or not. */
    Descriptor descriptor(String topic, byte[] value);
  }

  /**
   * The type of a record.
   *
   * @param from where the message begins in the record
   */
  record RecordType(Descriptor descriptor, MessagePlan plan, int from) {}

  private static final class OneType implements RecordTypes {
    private final RecordType type;

    OneType(Descriptor descriptor, MessagePlan plan) {
      type = new RecordType(descriptor, plan, 0);
    }

    @Override
    public RecordType of(String topic, byte[] value) {
      return type;
    }

    @Override
    public Descriptor descriptor(String topic, byte[] value) {
      return type.descriptor();
    }
  }
}
