package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNamesTest {
  @Test
  void shouldNameTheTopicsOfTheContract() {
    assertThat(Topic.values())
        .extracting(TopicNames.DEFAULT::name)
        .containsExactly(
            "signals",
            "images",
            "labels",
            "models",
            "model-chunks",
            "predictions",
            "accuracy",
            "drift-events",
            "dead-letters");
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindAPrefixedTopic(Topic topic) {
    TopicNames topics = new TopicNames("plant1.");
    assertThat(topics.name(topic)).isEqualTo("plant1." + topic.baseName());
    assertThat(topics.find(topics.name(topic))).contains(topic);
    assertThat(topics.find(topic.baseName())).isEqualTo(Optional.empty());
  }

  @Test
  void shouldCompactWhatIsReadFromTheStart() {
    assertThat(List.of(Topic.values()))
        .filteredOn(topic -> topic.config().get("cleanup.policy").equals("compact"))
        .containsExactly(Topic.MODELS, Topic.MODEL_CHUNKS, Topic.ACCURACY)
        .allMatch(topic -> topic.retention().isEmpty());
    assertThat(List.of(Topic.values()))
        .filteredOn(Topic::coPartitioned)
        .containsExactly(Topic.SIGNALS, Topic.IMAGES, Topic.LABELS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/", "ä", "x\n"})
  void shouldRefusePrefixesThatKafkaDoes(String prefix) {
    assertThatThrownBy(() -> new TopicNames(prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(prefix);
  }

  @Test
  void shouldNameSubjectsByRecordWhereATopicHasSeveralTypes() {
    assertThat(Topic.MODELS.subjectNaming()).isEqualTo(SubjectNaming.RECORD);
    assertThat(Topic.SIGNALS.subjectNaming()).isEqualTo(SubjectNaming.TOPIC);
    assertThat(Topic.SIGNALS.valueTypes()).containsExactly(SignalRecord.class);
  }
}
