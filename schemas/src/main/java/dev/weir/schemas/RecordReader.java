package dev.weir.schemas;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of one of our classes as one writer wrote them: its fields, texts and times. */
final class RecordReader<T extends SpecificRecord> extends SpecificDatumReader<T> {
  private final WriterTimes times;

  /**
   * Creates a reader for a writer's schema.
   *
   * @throws UndecodableException if it has something else where a time or a text is read
   */
  RecordReader(Schema writer, Schema reader) {
    super(WriterTexts.of(writer, reader), reader, WeirData.INSTANCE);
    this.times = WriterTimes.of(writer, reader);
  }

  @Override
  public T read(@Nullable T reuse, Decoder in) throws IOException {
    return times.inMillis(super.read(reuse, in));
  }
}
