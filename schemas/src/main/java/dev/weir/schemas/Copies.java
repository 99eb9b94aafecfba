package dev.weir.schemas;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Creates and copies Weir's records. */
public final class Copies {
  private Copies() {}

  /** A record of this schema whose fields are to be set. */
  public static SpecificRecord empty(Schema schema) {
    return (SpecificRecord) WeirData.INSTANCE.newRecord(null, schema);
  }

  /**
   * Makes a deep copy of a record. Avro's generated builders copy too, but look classes up by name,
   * which Avro only allows with a system property.
   */
  public static <T extends SpecificRecord> T of(T record) {
    return WeirData.INSTANCE.deepCopy(record.getSchema(), record);
  }
}
