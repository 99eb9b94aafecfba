package dev.weir.inputs.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.weir.schemas.UndecodableException;
import dev.weir.schemas.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which message of a schema a record is, as Confluent's framing says after the schema id: the
 * number of indexes, then the index of a message in its file, of a message nested in that, and so
 * on, all as zigzag varints. A single byte 0 stands for the first message of the file.
 *
 * @param path the indexes, from the file inwards; never empty
 * @param end where the record begins
 */
record MessageIndexes(List<Integer> path, int end) {
  /** Maximum number of indexes. */
  static final int MOST = 32;

  private static final List<Integer> FIRST = List.of(0);

  /**
   * Reads the indexes of a record.
   *
   * @throws UndecodableException if there are none
   */
  static MessageIndexes read(byte[] value) {
    int from = WireFormat.HEADER;
    CodedInputStream in = CodedInputStream.newInstance(value, from, value.length - from);
    try {
      int count = in.readSInt32();
      if (count < 0 || count > MOST) {
        throw new UndecodableException(
            "%d message indexes follow the schema id, at most %d are valid; has its producer a protobuf serializer?"
                .formatted(count, MOST));
      }
      List<Integer> path = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        path.add(in.readSInt32());
      }
      return new MessageIndexes(path.isEmpty() ? FIRST : path, from + in.getTotalBytesRead());
    } catch (IOException e) {
      throw new UndecodableException(
          "The message indexes after the schema id are incomplete; has its producer a protobuf"
              + " serializer?");
    }
  }

  /**
   * The message of a file.
   *
   * @throws UndecodableException if the file does not have it
   */
  Descriptor of(FileDescriptor file) {
    List<Descriptor> types = file.getMessageTypes();
    Descriptor found = null;
    for (int index : path) {
      if (index < 0 || index >= types.size() || types.get(index).getOptions().getMapEntry()) {
        throw new UndecodableException(
            "The schema has no message of indexes %s; it has %d in the file"
                .formatted(path, file.getMessageTypes().size()));
      }
      found = types.get(index);
      types = found.getNestedTypes();
    }
    if (found == null) {
      throw new IllegalStateException("no indexes");
    }
    return found;
  }
}
