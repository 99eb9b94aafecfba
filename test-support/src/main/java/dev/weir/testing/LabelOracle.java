package dev.weir.testing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The label of each record, by definition: of all that arrive, within the record, within a
 * duplicate or on {@code labels}, the last one. The stream and training are tested against it.
 */
public final class LabelOracle {
  private final Set<String> records = new HashSet<>();
  private final Map<String, String> labels = new HashMap<>();

  /** A record or a duplicate arrives, perhaps with a label. */
  public void record(String id, @Nullable String label) {
    records.add(id);
    if (label != null) {
      label(id, label);
    }
  }

  /** A label arrives, before or after its record. */
  public void label(String id, String label) {
    labels.put(id, label);
  }

  /** The labels of the records, by id. */
  public Map<String, String> ofRecords() {
    Map<String, String> found = new HashMap<>(labels);
    found.keySet().retainAll(records);
    return found;
  }
}
