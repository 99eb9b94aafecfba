package dev.weir.experiments.bench;

import dev.weir.cli.inputs.OwnRecordForms;
import dev.weir.cli.io.RecordForm;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.stream.config.WeirConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * A topic of a team's own, with signals keyed by their source, beside the id, the time and the
 * values, whose field names are the team's.
 *
 * @param format of its records, and the name of its input and route
 */
record OwnTopic(String format) {
  /** The topic's name. */
  String topic() {
    return "bench-" + format;
  }

  /**
   * The settings of an application that classifies its records.
   *
   * @param isCopartitioned whether it may rely on the topic's partitions
   */
  Map<String, String> settings(boolean isCopartitioned) {
    String prefix = "input." + format + ".";
    Map<String, String> settings = new HashMap<>();
    settings.put("inputs", format);
    settings.put(prefix + "topic", topic());
    settings.put(prefix + "copartitioned", Boolean.toString(isCopartitioned));
    settings.put(prefix + "format", format);
    settings.put(prefix + "id", OwnAvroForm.ID);
    settings.put(prefix + "source", "key");
    settings.put(prefix + "time", OwnAvroForm.TIME);
    settings.put(prefix + "time.unit", "ms");
    settings.put(prefix + "values", OwnAvroForm.VALUES);
    return settings;
  }

  /** How its producer writes records. */
  RecordForm form(LocalStack stack) {
    return format.equals(BenchInput.AVRO.format())
        ? OwnAvroForm.registered(topic(), stack.clients())
        : OwnRecordForms.of(mapping(stack));
  }

  private InputMapping mapping(LocalStack stack) {
    Map<String, String> settings = stack.application("bench");
    settings.putAll(settings(true));
    return WeirConfig.of(settings).mappings().getFirst();
  }
}
