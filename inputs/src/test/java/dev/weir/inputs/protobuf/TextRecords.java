package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TextFormat;

/** Records in protobuf's text format. */
public final class TextRecords {
  private TextRecords() {}

  /**
   * The bytes of a record.
   *
   * @param file a schema
   * @param indexes of the record's message: those in the file, then those in the message before
   */
  public static byte[] encode(String file, String text, int... indexes)
      throws TextFormat.ParseException {
    Descriptor type = Protos.link(file).getMessageTypes().get(indexes[0]);
    for (int i = 1; i < indexes.length; i++) {
      type = type.getNestedTypes().get(indexes[i]);
    }
    DynamicMessage.Builder record = DynamicMessage.newBuilder(type);
    TextFormat.merge(text, record);
    return record.build().toByteArray();
  }
}
