package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every resource has exactly the fields of its kind. */
class ManifestsTest {

  private interface Check {
    void of(JsonElement json) throws IOException;
  }

  private static final Map<String, Check> REQUIRED_FIELDS =
      Map.of(
          "StatefulSet", V1StatefulSet::validateJsonElement,
          "Service", V1Service::validateJsonElement,
          "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "NetworkPolicy", V1NetworkPolicy::validateJsonElement,
          "Job", V1Job::validateJsonElement,
          "CronJob", V1CronJob::validateJsonElement);

  /** Secrets by container name. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "weir", "weir",
          "topics", "weir-operator",
          "trainer", "weir-trainer",
          "retrainer", "weir-trainer");

  /** The base and every overlay. */
  private static Stream<String> folders() throws IOException {
    try (Stream<Path> overlays = Files.list(Project.FOLDER.resolve("k8s/overlays"))) {
      List<String> names = overlays.map(overlay -> "overlays/" + overlay.getFileName()).toList();
      return Stream.concat(Stream.of("base"), names.stream().sorted());
    }
  }

  private static void validate(Map<String, Object> resource) throws IOException {
    String kind = (String) resource.get("kind");
    if (CustomShape.KINDS.containsKey(kind)) {
      assertThat(CustomShape.KINDS.get(kind).errors(resource)).as(kind).isEmpty();
      return;
    }
    List<Object> parsed = Yaml.loadAll(new org.yaml.snakeyaml.Yaml().dump(resource));
    assertThat(parsed).hasSize(1);
    if (REQUIRED_FIELDS.containsKey(kind)) {
      REQUIRED_FIELDS.get(kind).of(JsonParser.parseString(JSON.serialize(resource)));
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void shouldBeValid(String folder) throws IOException {
    List<Map<String, Object>> resources = Manifests.resources(folder);
    assertThat(resources).hasSizeGreaterThan(6);
    for (Map<String, Object> resource : resources) {
      validate(resource);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "an unknown field, serviceName: weir, serviceNames: weir, serviceNames",
    "a missing field, (?s)  selector:.*?  template:, '  template:', selector"
  })
  void shouldNotice(String what, String right, String wrong, String named) {
    // given
    String text = Project.read("k8s/base/statefulset.yaml");
    String changed = text.replaceFirst(right, wrong);

    // then
    assertThatCode(() -> validate(Manifests.parse(text).getFirst())).doesNotThrowAnyException();
    assertThatThrownBy(() -> validate(Manifests.parse(changed).getFirst()))
        .as(what)
        .hasMessageContaining(named);
  }

  @Test
  void shouldNoticeWhatIsWrongInACustomResource() {
    // Given
    String text =
        """
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaTopic
        metadata: {name: signals}
        spec: {partition: 6}
        """;

    // When
    List<String> errors =
        CustomShape.KINDS.get("KafkaTopic").errors(Manifests.parse(text).getFirst());

    // Then
    assertThat(errors)
        .containsExactlyInAnyOrder(
            "unknown field spec.partition", "missing field metadata.labels.strimzi.io/cluster");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void shouldKeepTheRestrictedPodSecurityStandard(String folder) {
    for (Map<String, Object> set : Manifests.ofKind(Manifests.resources(folder), "StatefulSet")) {
      Object pod = Manifests.at(set, "spec", "template", "spec");
      assertThat(Manifests.at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
      assertThat(Manifests.at(pod, "securityContext", "seccompProfile", "type"))
          .isEqualTo("RuntimeDefault");
      Object container = ((List<?>) Manifests.at(pod, "containers")).getFirst();
      Map<String, Object> security = Manifests.map(Manifests.at(container, "securityContext"));
      assertThat(security)
          .containsEntry("allowPrivilegeEscalation", false)
          .containsEntry("readOnlyRootFilesystem", true)
          .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/strimzi", "overlays/retraining"})
  void shouldMakeNoModelChampionUnlessOneIsForTryingOut(String folder) {
    // when
    List<String> scripts = scripts(folder);

    // then only the overlay `development` uses generated data
    assertThat(scripts).noneMatch(script -> script.contains("--data mnist1d"));
    assertThat(scripts)
        .filteredOn(script -> script.contains("weir publish"))
        .allMatch(script -> script.contains("--challenger"));
  }

  @Test
  void shouldPruneTheTimelineThatRetrainingMakesLonger() {
    assertThat(scripts("overlays/retraining"))
        .anyMatch(
            script ->
                script.indexOf("weir publish") >= 0
                    && script.indexOf("weir prune") > script.indexOf("weir publish"));
  }

  @Test
  void shouldHaveSomethingToScoreWithWhereOneTriesOut() {
    assertThat(scripts("overlays/development"))
        .anyMatch(script -> script.contains("--data mnist1d") && script.contains("weir publish"));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void shouldNameTheImageOfThisVersion(String folder) {
    assertThat(containers(folder))
        .isNotEmpty()
        .allSatisfy(
            container -> assertThat(container).containsEntry("image", "weir:" + Project.version()));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void shouldSayWhereItConnectsTo(String folder) {
    // when
    List<Map<String, Object>> policies =
        Manifests.ofKind(Manifests.resources(folder), "NetworkPolicy");

    // then a rule without a destination would allow the entire internet
    assertThat(policies).hasSize(1);
    List<?> rules = (List<?>) Manifests.at(policies.getFirst(), "spec", "egress");
    assertThat(rules)
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat((List<?>) Manifests.at(rule, "to"))
                    .isNotEmpty()
                    .allSatisfy(to -> assertThat(Manifests.map(to)).isNotEmpty()));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void shouldGiveEachPartASecretOfItsOwn(String folder) {
    assertThat(containers(folder))
        .isNotEmpty()
        .allSatisfy(
            container ->
                assertThat(secret(container))
                    .containsEntry("name", SECRETS.get((String) container.get("name"))));
  }

  @Test
  void shouldStartNothingWithoutItsSecretWhereKafkaWantsOne() {
    assertThat(containers("overlays/authenticated"))
        .hasSize(3)
        .allSatisfy(container -> assertThat(secret(container)).containsEntry("optional", false));
  }

  /** The secret that provides all of a container's variables. */
  private static Map<String, Object> secret(Map<String, Object> container) {
    List<?> sources = (List<?>) container.get("envFrom");
    assertThat(sources).hasSize(1);
    return Manifests.map(Manifests.at(sources.getFirst(), "secretRef"));
  }

  /** The scripts of jobs. */
  private static List<String> scripts(String folder) {
    return containers(folder).stream()
        .map(container -> container.getOrDefault("args", List.of()).toString())
        .toList();
  }

  private static List<Map<String, Object>> containers(String folder) {
    List<Map<String, Object>> containers = new ArrayList<>();
    for (Map<String, Object> resource : Manifests.resources(folder)) {
      Object spec =
          switch ((String) resource.get("kind")) {
            case "CronJob" -> Manifests.at(resource, "spec", "jobTemplate", "spec");
            case "Job", "StatefulSet" -> resource.get("spec");
            default -> null;
          };
      if (spec != null) {
        ((List<?>) Manifests.at(spec, "template", "spec", "containers"))
            .forEach(container -> containers.add(Manifests.map(container)));
      }
    }
    return containers;
  }
}
