package dev.weir.trainer.history;

import dev.weir.inputs.config.InputSettings;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.Topic;
import dev.weir.trainer.data.DataException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The team's own topics, as in the application's settings.
 *
 * @param inputs the mappings of their records
 * @param idle after what silence a source's readings begin anew, by event times
 */
public record OwnTopics(InputSettings inputs, Duration idle) {
  /** No topics but Weir's. */
  public static final OwnTopics NONE =
      new OwnTopics(new InputSettings(List.of(), Optional.empty()), Duration.ofHours(1));

  /**
   * The input of this name.
   *
   * @throws DataException if the settings have none; the message lists them
   */
  public InputMapping require(String name) {
    return inputs.find(name).orElseThrow(() -> new DataException(unknown(name)));
  }

  private String unknown(String name) {
    List<String> known = inputs.inputs().stream().map(InputMapping::name).toList();
    return known.isEmpty()
        ? "no input %s: the settings have no inputs; give the application's file, which lists them in inputs, by --config"
            .formatted(name)
        : "no input %s in the settings, only %s".formatted(name, String.join(", ", known));
  }

  /** The topic of Weir's with records such as an input's become. */
  public static Topic kind(InputMapping input) {
    return input.kind() == InputKind.IMAGE ? Topic.IMAGES : Topic.SIGNALS;
  }
}
