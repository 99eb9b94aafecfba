package dev.weir.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingTopicExceptionTest {
  @ParameterizedTest
  @EnumSource
  void shouldSuggestACommandWithTheTopicsPrefix(Topic topic) {
    assertThat(new MissingTopicException(new TopicNames("plant7.").name(topic)))
        .hasMessage(
            "topic plant7.%s does not exist; './weir topics apply --prefix plant7.' creates what is"
                + " missing",
            topic.baseName());
    assertThat(new MissingTopicException(topic.baseName()))
        .hasMessageContaining("'./weir topics apply' creates");
  }

  @Test
  void shouldSuggestACommandWithFurtherOptions() {
    assertThat(MissingTopicException.message("a.models", " --config weir.properties"))
        .contains("'./weir topics apply --config weir.properties --prefix a.' creates");
  }

  @Test
  void shouldSuggestNoCommandForATopicOfATeamsOwn() {
    assertThatThrownBy(
            () ->
                MissingTopicException.ofInput(
                    "presses",
                    () -> {
                      throw new MissingTopicException("plant.presses");
                    }))
        .isInstanceOfSatisfying(MissingTopicException.class, it -> assertThat(it.isOwn()).isTrue())
        .hasMessage("topic plant.presses of input presses does not exist, or may not be described");
  }
}
