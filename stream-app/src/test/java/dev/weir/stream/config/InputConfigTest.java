package dev.weir.stream.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.Topic;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a team's own topics, together with routes and Weir's topics. */
class InputConfigTest {
  private static WeirConfig config(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", "unused:9092");
    settings.put("schema.registry.url", "mock://inputs");
    settings.put("inputs", "presses");
    settings.put("input.presses.topic", "plant.cycles");
    settings.put("input.presses.format", "json");
    settings.put("input.presses.values", "torque");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return WeirConfig.of(settings);
  }

  @Test
  void shouldGiveEachInputARouteWithoutRoutes() {
    // when
    WeirConfig config = config();

    // then
    assertThat(config.routes()).extracting(RouteConfig::name).containsExactly("presses");
    assertThat(config.inputs()).isEmpty();
    assertThat(config.mappings()).extracting(InputMapping::topic).containsExactly("plant.cycles");
    assertThat(config.resumedTopics()).containsExactly("labels", "plant.cycles");
    assertThat(config.takes(Topic.SIGNALS)).isTrue();
    assertThat(config.takes(Topic.IMAGES)).isFalse();
  }

  @Test
  void shouldReadOnlyInputsOfRoutes() {
    // when
    WeirConfig config = config("routes", "signals");

    // then
    assertThat(config.mappings()).isEmpty();
    assertThat(config.inputs()).containsExactly(Topic.SIGNALS);
  }

  @Test
  void shouldRouteAnInputByName() {
    // when
    WeirConfig config = config("routes", "a,b", "route.a.input", "presses");

    // then
    InputMapping presses = config.mappings().getFirst();
    assertThat(config.routes(presses)).extracting(RouteConfig::name).containsExactly("a");
    assertThat(config.routes(Topic.SIGNALS)).extracting(RouteConfig::name).containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource({
    "route.presses.input, preses, did you mean presses?",
    "input.presses.topic, signals, is a topic of Weir's own",
    "input.presses.kind, reading, route.presses.window is missing",
    "input.presses.time.unit, weeks, input.presses.time.unit",
    "input.preses.topic, x, that inputs does not list",
    "topic.signals, a b, is no name of a topic",
    "topic.signals, predictions, is the name of two topics"
  })
  void shouldNameWhatIsWrong(String key, String value, String problem) {
    assertThatThrownBy(() -> config(key, value))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void shouldFingerprintMappingsAndNamesOfTopics() {
    // given
    GroupFingerprint usual = GroupFingerprint.of(config());

    // then
    assertThat(GroupFingerprint.of(config())).isEqualTo(usual);
    assertThat(usual.differences(GroupFingerprint.of(config("input.presses.values", "speed"))))
        .containsExactly("routes");
    assertThat(usual.differences(GroupFingerprint.of(config("topic.signals", "s"))))
        .containsExactly("topic.prefix");
    assertThat(usual.differences(GroupFingerprint.of(config("predictions.format", "json"))))
        .isEmpty();
  }
}
