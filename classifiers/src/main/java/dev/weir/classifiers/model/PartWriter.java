package dev.weir.classifiers.model;

import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;

/** Writes the parts of an artifact after its header. */
@FunctionalInterface
public interface PartWriter {

  /** Writes one part, which should be well below {@link ArtifactCodec#MAX_BLOCK_BYTES}. */
  void write(SpecificRecord part) throws IOException;
}
