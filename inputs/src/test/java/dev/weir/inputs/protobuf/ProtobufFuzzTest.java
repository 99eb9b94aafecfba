package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mutated records: each is read or refused, and nothing else happens. */
class ProtobufFuzzTest {
  private static final int RECORDS = 1_000_000;
  private static final int SAME_SCHEMA = 2_000;

  private final Random random = new Random(19);

  @Test
  @Tag("slow")
  void shouldReadOrRefuseMutatedRecords() {
    for (int i = 0; i < RECORDS; i += SAME_SCHEMA) {
      String syntax = List.of("proto2", "proto3", "editions").get(i / SAME_SCHEMA % 3);
      Descriptor type = Protos.first(DescriptorText.of(RandomSchema.make(random, syntax)));
      List<Paths.Path> paths = Paths.of(type);
      Paths.Path path = paths.get(random.nextInt(paths.size()));
      var plan = path.plan(true);
      ProtobufFormat format = ProtobufFormat.ofType(plan, type);
      Slots slots = new Slots(plan);
      byte[] good = new RandomMessage(random).make(type).toByteArray();
      for (int j = 0; j < SAME_SCHEMA; j++) {
        read(format, mutated(good), slots);
      }
    }
  }

  private static void read(ProtobufFormat format, byte[] value, Slots slots) {
    slots.clear();
    try {
      format.read("t", value, slots);
    } catch (UnmappableException e) {
      // refused
    }
  }

  private byte[] mutated(byte[] good) {
    byte[] value = Arrays.copyOf(good, random.nextInt(good.length + 3));
    for (int i = random.nextInt(4); i > 0 && value.length > 0; i--) {
      value[random.nextInt(value.length)] = (byte) random.nextInt();
    }
    return value;
  }
}
