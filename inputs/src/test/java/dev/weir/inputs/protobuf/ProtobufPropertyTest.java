package dev.weir.inputs.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random schemas and messages, against protobuf's own descriptors and parser. */
class ProtobufPropertyTest {
  private static final int SCHEMAS = 12;
  private static final int MESSAGES = 6;

  /** Where one part of a record replaces another that is in the slots already. */
  private static final String REFUSED = ".*(the record has it twice|every element needs it).*";

  @PropertyTest
  @ParameterizedTest
  @ValueSource(strings = {"proto2", "proto3", "editions"})
  void shouldReadWhatProtobufReads(String syntax) {
    Seeds.times(
        SCHEMAS,
        random -> {
          // given
          FileDescriptorProto schema = RandomSchema.make(random, syntax);
          String text = DescriptorText.of(schema);
          Descriptor theirs = build(schema).getMessageTypes().getFirst();
          Descriptor ours =
              ProtoLinker.link("m.proto", text, name -> null).getMessageTypes().get(0);
          for (int i = 0; i < MESSAGES; i++) {
            byte[] value = new RandomMessage(random).make(theirs).toByteArray();

            // then
            compare(value, theirs, ours, random.nextBoolean(), false);
          }
        });
  }

  @PropertyTest
  @ParameterizedTest
  @ValueSource(strings = {"proto2", "proto3", "editions"})
  void shouldMergeMessagesWrittenOneAfterTheOther(String syntax) {
    Seeds.times(
        SCHEMAS,
        random -> {
          // given
          FileDescriptorProto schema = RandomSchema.make(random, syntax);
          Descriptor type = build(schema).getMessageTypes().getFirst();
          byte[] first = new RandomMessage(random).make(type).toByteArray();
          byte[] second = new RandomMessage(random).make(type).toByteArray();
          byte[] both = new byte[first.length + second.length];
          System.arraycopy(first, 0, both, 0, first.length);
          System.arraycopy(second, 0, both, first.length, second.length);

          // then
          compare(both, type, type, true, true);
        });
  }

  private static void compare(
      byte[] value, Descriptor theirs, Descriptor ours, boolean optional, boolean mayRefuse) {
    DynamicMessage message = parse(theirs, value);
    for (Paths.Path path : Paths.of(theirs)) {
      String expected = Oracle.expected(message, path.path(), optional);
      var plan = path.plan(optional);
      ProtobufFormat format = ProtobufFormat.ofType(plan, ours);
      Slots slots = new Slots(plan);
      if (expected == null) {
        assertThatThrownBy(() -> format.read("t", value, slots))
            .as(path.toString())
            .isInstanceOf(UnmappableException.class)
            .hasMessageMatching(mayRefuse ? REFUSED : ".*every element needs it");
      } else {
        try {
          format.read("t", value, slots);
          assertThat(Oracle.actual(slots)).as(path.toString()).isEqualTo(expected);
        } catch (UnmappableException e) {
          assertThat(mayRefuse).as("%s: %s", path, e.getMessage()).isTrue();
          assertThat(e).hasMessageMatching(REFUSED);
        }
      }
    }
  }

  private static DynamicMessage parse(Descriptor type, byte[] value) {
    try {
      return DynamicMessage.newBuilder(type).mergeFrom(value).buildPartial();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static FileDescriptor build(FileDescriptorProto schema) {
    try {
      return FileDescriptor.buildFrom(schema, new FileDescriptor[0]);
    } catch (DescriptorValidationException e) {
      throw new AssertionError(e);
    }
  }
}
