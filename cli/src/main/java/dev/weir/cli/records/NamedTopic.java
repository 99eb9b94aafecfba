package dev.weir.cli.records;

import dev.weir.cli.options.ClusterOptions;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A topic that the user named: Weir's own, or that of an input. */
sealed interface NamedTopic {

  /** One of Weir's topics. */
  record OfWeir(Topic topic) implements NamedTopic {}

  /** An input of the settings. */
  record OfInput(InputMapping input) implements NamedTopic {}

  /**
   * Finds a topic by its base name, such as dead-letters, or an input by its name.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  static NamedTopic of(String name, ClusterOptions cluster) {
    Optional<Topic> own =
        shown().filter(it -> it.baseName().equals(name.toLowerCase(Locale.ROOT))).findFirst();
    if (own.isPresent()) {
      return new OfWeir(own.get());
    }
    List<InputMapping> inputs = cluster.config().ownInputs().inputs();
    return inputs.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .map(OfInput::new)
        .orElseThrow(() -> new IllegalArgumentException(unknown(name, inputs)));
  }

  private static String unknown(String name, List<InputMapping> inputs) {
    List<String> known = new ArrayList<>(shown().map(Topic::baseName).toList());
    inputs.forEach(input -> known.add(input.name()));
    return "there is no topic '%s'; there are %s%s"
        .formatted(
            name,
            String.join(", ", known),
            inputs.isEmpty() ? ", and inputs of --config, which has none" : "");
  }

  private static Stream<Topic> shown() {
    return Arrays.stream(Topic.values()).filter(topic -> topic != Topic.MODEL_CHUNKS);
  }
}
