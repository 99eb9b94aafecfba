package dev.weir.inputs.protobuf;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TextFormat;

/** Records in protobuf's text format. */
public final class TextRecords {
  private TextRecords() {}

  /** The bytes of a record of a file's first message. */
  public static byte[] encode(String file, String text) throws TextFormat.ParseException {
    DynamicMessage.Builder record = DynamicMessage.newBuilder(Protos.first(file));
    TextFormat.merge(text, record);
    return record.build().toByteArray();
  }
}
