package dev.weir.schemas;

import org.apache.avro.specific.SpecificRecord;

/** Copies of records of ours. */
public final class Copies {
  private Copies() {}

  /**
   * Copies a record with all that it holds. The builders that Avro generates copy as well, but look
   * classes up by name, which Avro allows only where a system property says so.
   */
  public static <T extends SpecificRecord> T of(T record) {
    return WeirData.INSTANCE.deepCopy(record.getSchema(), record);
  }
}
