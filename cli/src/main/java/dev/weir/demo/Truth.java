package dev.weir.demo;

import dev.weir.signal.LabelledSignals;

/**
 * The signals that the demo sends, and what is true of them. Record {@code i} has the id {@code
 * mnist1d-i} and comes from one of ten sources.
 *
 * @param signals the test part of the data set
 */
record Truth(LabelledSignals signals) {

  private static final String ID = "mnist1d-";
  private static final int SOURCES = 10;

  int size() {
    return signals.size();
  }

  String id(int index) {
    return ID + index;
  }

  String source(int index) {
    return "sensor-" + index % SOURCES;
  }

  double[] values(int index) {
    return signals.signals()[index];
  }

  String label(int index) {
    return signals.classes().get(signals.labels()[index]);
  }

  /** The index of a record of the demo; throws where the id is not one. */
  int index(String id) {
    if (id.startsWith(ID)) {
      int index = Integer.parseInt(id.substring(ID.length()));
      if (index < size()) {
        return index;
      }
    }
    throw new DemoFailure("a prediction for a record that was never sent: '" + id + "'");
  }
}
