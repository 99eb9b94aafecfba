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
 * @param input the form of its records
 */
record OwnTopic(BenchInput input) {
  /** The topic's name. */
  String topic() {
    return "bench-" + input.id();
  }

  /** The settings of an application that classifies its records. */
  Map<String, String> settings() {
    String prefix = "input." + input.id() + ".";
    Map<String, String> settings = new HashMap<>();
    settings.put("inputs", input.id());
    settings.put(prefix + "topic", topic());
    settings.put(prefix + "format", input.id());
    settings.put(prefix + "id", OwnAvroForm.ID);
    settings.put(prefix + "source", "key");
    settings.put(prefix + "time", OwnAvroForm.TIME);
    settings.put(prefix + "time.unit", "ms");
    settings.put(prefix + "values", OwnAvroForm.VALUES);
    return settings;
  }

  /** How its producer writes records. */
  RecordForm form(LocalStack stack) {
    return input == BenchInput.AVRO
        ? OwnAvroForm.registered(topic(), stack.clients())
        : OwnRecordForms.of(mapping(stack));
  }

  private InputMapping mapping(LocalStack stack) {
    Map<String, String> settings = stack.application("bench");
    settings.putAll(settings());
    return WeirConfig.of(settings).mappings().getFirst();
  }
}
