package dev.weir.schemas;

import org.apache.avro.specific.SpecificRecord;

/** Copies Weir's records. */
public final class Copies {
  private Copies() {}

  /**
   * Makes a deep copy of a record. Avro's generated builders copy too, but look classes up by name,
   * which Avro only allows with a system property.
   */
  public static <T extends SpecificRecord> T of(T record) {
    return WeirData.INSTANCE.deepCopy(record.getSchema(), record);
  }
}
