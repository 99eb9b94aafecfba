package dev.weir.inputs;

import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.path.Slots;
import java.util.List;

/** For Weir's own records, which {@link OwnRecords} reads: no path leads into them. */
final class NoFields implements FormatReader {
  @Override
  public void read(String topic, byte[] value, Slots slots) {}

  @Override
  public List<FoundField> fields(String topic, byte[] value) {
    return List.of();
  }
}
