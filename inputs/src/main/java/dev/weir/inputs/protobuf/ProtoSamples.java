package dev.weir.inputs.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import dev.weir.inputs.format.RecordSamples;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.PlanNode;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.schemas.SchemaText;
import dev.weir.schemas.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Messages of one type, with the fields that are wanted and no others. */
public final class ProtoSamples implements RecordSamples {
  private final Descriptor type;
  private final UnaryOperator<byte[]> frame;

  private ProtoSamples(Descriptor type, UnaryOperator<byte[]> frame) {
    this.type = type;
    this.frame = frame;
  }

  /**
   * Samples of a mapping's schema file.
   *
   * @throws IllegalArgumentException if it is unusable; for users
   */
  public static ProtoSamples ofFile(InputMapping mapping) {
    return new ProtoSamples(ProtoFolder.message(mapping.settings()), UnaryOperator.identity());
  }

  /**
   * Samples of each message of a schema in the registry that is not within another.
   *
   * @throws dev.weir.schemas.UndecodableException if it is unusable
   */
  public static List<RecordSamples> ofSchema(int id, SchemaText schema) {
    FileDescriptor file = FramedTypes.link(id, schema);
    return IntStream.range(0, file.getMessageTypes().size())
        .<RecordSamples>mapToObj(
            index ->
                new ProtoSamples(
                    file.getMessageTypes().get(index),
                    message -> WireFormat.frame(id, indexed(index, message))))
        .toList();
  }

  private static byte[] indexed(int index, byte[] message) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeSInt32NoTag(1);
      out.writeSInt32NoTag(index);
      out.writeRawBytes(message);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not into memory
    }
  }

  @Override
  public List<byte[]> of(SlotPlan plan) {
    return List.of(frame.apply(message(type, plan.root()).toByteArray()));
  }

  private static DynamicMessage message(Descriptor type, PlanNode node) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (var wanted : node.fields().entrySet()) {
      FieldDescriptor field = PlanCompiler.find(type, wanted.getKey());
      if (field != null) {
        add(message, field, wanted.getValue());
      }
    }
    return message.buildPartial();
  }

  private static void add(DynamicMessage.Builder message, FieldDescriptor field, PlanNode node) {
    if (field.isMapField()) {
      node.fields().forEach((key, each) -> addEntry(message, field, key, each));
    } else if (field.isRepeated()) {
      for (int i = 0; i < Math.max(1, node.elements()); i++) {
        PlanNode each = node.each() != null ? node.each() : node.element(i);
        message.addRepeatedField(field, value(field, each == null ? node : each));
      }
    } else {
      message.setField(field, value(field, node));
    }
  }

  private static void addEntry(
      DynamicMessage.Builder message, FieldDescriptor map, String key, PlanNode node) {
    Descriptor entry = map.getMessageType();
    FieldDescriptor keys = entry.findFieldByNumber(1);
    FieldDescriptor values = entry.findFieldByNumber(2);
    Object asKey = key(keys, key);
    if (asKey != null) {
      message.addRepeatedField(
          map,
          DynamicMessage.newBuilder(entry)
              .setField(keys, asKey)
              .setField(values, value(values, node))
              .build());
    }
  }

  private static @Nullable Object key(FieldDescriptor keys, String key) {
    try {
      return switch (keys.getJavaType()) {
        case STRING -> key;
        case INT -> Integer.parseInt(key);
        case LONG -> Long.parseLong(key);
        case BOOLEAN -> Boolean.parseBoolean(key);
        default -> null;
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Object value(FieldDescriptor field, PlanNode node) {
    return switch (field.getJavaType()) {
      case MESSAGE -> message(field.getMessageType(), node);
      case STRING -> TEXT;
      case BYTE_STRING -> ByteString.copyFrom(new byte[] {1});
      case ENUM -> field.getEnumType().getValues().getFirst();
      case INT -> 1;
      case LONG -> 1L;
      case FLOAT -> 1f;
      case DOUBLE -> 1d;
      case BOOLEAN -> true;
    };
  }
}
