package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The keys of the accuracy windows. */
final class AccuracyKeys {
  static final String WINDOW = "accuracy.window";
  static final String EMIT_INTERVAL = "accuracy.emit.interval";
  static final String RETENTION = "accuracy.retention";
  static final String FADING = "accuracy.fading";

  private AccuracyKeys() {}

  static void define(ConfigDef keys) {
    Keys.duration(
        keys,
        WINDOW,
        "1m",
        "1ms",
        Importance.MEDIUM,
        "The length of the accuracy windows, which tumble by the predictions' event time. Change it"
            + " only with a new application id: windows of two lengths would add up under one"
            + " key.");
    Keys.duration(
        keys,
        EMIT_INTERVAL,
        "1s",
        "0",
        Importance.MEDIUM,
        "A changed accuracy window is emitted at most once in this time; 0 emits every change.");
    Keys.duration(
        keys,
        RETENTION,
        "7d",
        "1s",
        Importance.MEDIUM,
        "How long the counts of an accuracy window are kept after its last change, and how far"
            + " before the newest window, by event time, those end that instances tell of; longer"
            + " than labels.retention, or late labels would begin the window again.");
    keys.define(
        FADING,
        ConfigDef.Type.DOUBLE,
        0.999,
        new FractionRange(),
        Importance.LOW,
        "The fading factor of the prequential accuracy: the weight of a label against that of the"
            + " next one, by event time. 0.999 remembers about the last 1,000 labels.");
  }
}
