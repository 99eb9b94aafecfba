package dev.weir.schemas;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** A record written by hand, not generated, whose coders keep its numbers in an array. */
abstract class ArrayRecord extends SpecificRecordBase {
  static final TimestampMillisConversion TIME = new TimestampMillisConversion();
  private static final long serialVersionUID = 1L;

  @Override
  public final SpecificData getSpecificData() {
    return WeirData.INSTANCE;
  }

  @Override
  protected final boolean hasCustomCoders() {
    return true;
  }

  @Override
  public final void customDecode(ResolvingDecoder in) throws IOException {
    Schema.Field[] order = in.readFieldOrderIfDiff();
    int fields = getSchema().getFields().size();
    for (int i = 0; i < fields; i++) {
      decode(order == null ? i : order[i].pos(), in);
    }
  }

  /** Reads the field at a position of the schema. */
  abstract void decode(int field, ResolvingDecoder in) throws IOException;
}
