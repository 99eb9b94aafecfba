package dev.weir.trainer;

import dev.weir.data.DataSummary;
import dev.weir.data.SplitSignals;
import dev.weir.model.Provenance;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Completes the provenance of models. */
final class Provenances {
  private Provenances() {}

  /** A provenance with training data and warnings. */
  static Provenance stamped(Provenance provenance, SplitSignals data, List<String> warnings) {
    SortedMap<String, String> entries = new TreeMap<>(DataSummary.of(data).entries());
    data.origin()
        .forEach(
            (name, value) ->
                entries.put(
                    name.startsWith(Provenance.DATA) ? name : Provenance.DATA + name, value));
    entries.putIfAbsent(Provenance.DATA_NAME, data.name());
    for (int i = 0; i < warnings.size(); i++) {
      entries.put(Provenance.WARNING + (i + 1), warnings.get(i));
    }
    return provenance.with(entries);
  }
}
