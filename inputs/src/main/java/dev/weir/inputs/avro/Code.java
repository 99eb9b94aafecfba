package dev.weir.inputs.avro;

import dev.weir.base.BoundedDecoder;
import dev.weir.inputs.path.Slots;
import java.io.IOException;

/** Reads or skips one value of a writer's schema. Immutable. */
interface Code {
  /** Moves behind the value, and puts what is wanted of it into slots. */
  void read(BoundedDecoder in, Slots slots) throws IOException;
}
