package dev.weir.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.Permissions;
import dev.weir.stream.MetricsPage;
import dev.weir.stream.config.ConnectionKeys;
import dev.weir.stream.config.WeirConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in the deployment files match names in the code. */
class AgreementTest {

  private static final Pattern METRIC = Pattern.compile("\\b(weir_[a-z_]+)");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(weir_[a-z_]+)` \\| (\\w+)");

  private static Set<String> documentedMetrics() {
    Set<String> names = new TreeSet<>();
    Matcher row = DOCUMENTED.matcher(MetricsPage.render());
    while (row.find()) {
      names.add(row.group(1));
      if ("timer".equals(row.group(2))) {
        List.of("_count", "_sum", "_max", "_bucket").forEach(s -> names.add(row.group(1) + s));
      }
    }
    return names;
  }

  private static Set<String> metrics(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void shouldAskOnlyForMetricsThatExist() {
    assertThat(documentedMetrics())
        .containsAll(metrics(String.join("\n", Dashboard.queries())))
        .containsAll(metrics(Project.read("monitoring/prometheus/weir-rules.yml")));
  }

  @Test
  void shouldShowEveryKindOfFigure() {
    assertThat(metrics(String.join("\n", Dashboard.queries())))
        .contains(
            "weir_records_total",
            "weir_lag_records",
            "weir_classify_seconds_bucket",
            "weir_accuracy",
            "weir_accuracy_lower",
            "weir_accuracy_upper",
            "weir_confusion",
            "weir_classify_seconds_count",
            "weir_dead_letters_total");
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/development", "overlays/strimzi"})
  void shouldHaveSettingsThatTheApplicationTakes(String folder) throws IOException {
    // Fails on unknown keys and invalid values.
    WeirConfig config =
        WeirConfig.load(Project.FOLDER.resolve("k8s/" + folder + "/weir.properties"), Map.of());
    assertThat(config.get(ConnectionKeys.HTTP_HOST)).isEqualTo("0.0.0.0");
    assertThat(config.get(ConnectionKeys.HTTP_PORT)).isEqualTo(8080);
    assertThat(config.get(ConnectionKeys.HEALTH_PORT)).isEqualTo(8085);
    assertThat(config.stateDir()).startsWithRaw(Path.of("/var/lib/weir"));
  }

  @Test
  void shouldHaveVariablesThatTheApplicationTakes() throws IOException {
    // Given
    Map<String, Object> compose = Manifests.parse(Project.read("docker-compose.yml")).getFirst();
    Map<String, String> variables = new HashMap<>();
    Manifests.map(Manifests.at(compose, "services", "weir", "environment"))
        .forEach((name, value) -> variables.put(name, String.valueOf(value)));
    Pattern.compile("(WEIR_[A-Z_]+)=(\\S+)")
        .matcher(Project.read("Dockerfile"))
        .results()
        .forEach(found -> variables.put(found.group(1), found.group(2)));

    // When
    WeirConfig config = WeirConfig.load(null, variables);

    // Then
    assertThat(config.bootstrapServers()).contains("kafka:19092");
    assertThat(config.get(ConnectionKeys.HTTP_HOST)).isEqualTo("0.0.0.0");
  }

  @Test
  void shouldPublishPortsToThisMachineAlone() {
    Map<String, Object> compose = Manifests.parse(Project.read("docker-compose.yml")).getFirst();
    Map<String, Object> services = Manifests.map(compose.get("services"));
    services.forEach(
        (name, service) -> {
          Object ports = Manifests.map(service).getOrDefault("ports", List.of());
          for (Object port : (List<?>) ports) {
            assertThat((String) port).as(name).startsWith("127.0.0.1:");
          }
        });
    assertThat(Manifests.map(services.get("weir"))).doesNotContainKeys("ports", "container_name");
  }

  @Test
  void shouldDescribeEveryTopicToStrimzi() {
    Map<String, Map<String, Object>> found = new TreeMap<>();
    for (var resource : Manifests.parse(Project.read("k8s/overlays/strimzi/topics.yaml"))) {
      found.put(
          (String) Manifests.at(resource, "metadata", "name"), Manifests.map(resource.get("spec")));
    }
    assertThat(found.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topic.values()).map(Topic::baseName).toList());
    for (Topic topic : Topic.values()) {
      Map<String, Object> spec = found.get(topic.baseName());
      assertThat(spec).containsEntry("partitions", topic.partitions());
      Map<String, Object> config = Manifests.map(spec.get("config"));
      topic
          .config()
          .forEach((key, value) -> assertThat(config.get(key)).as(key).asString().isEqualTo(value));
    }
  }

  @Test
  void shouldGiveStrimziUsersTheirPermissionsAndNoOthers() {
    Map<String, Set<String>> wanted =
        Map.of(
            "weir",
                acls(new Permissions(TopicNames.DEFAULT).application("User:weir", "weir").all()),
            "weir-trainer", acls(new Permissions(TopicNames.DEFAULT).publisher("User:t").all()));
    Map<String, Set<String>> found = new TreeMap<>();
    for (var user : Manifests.parse(Project.read("k8s/overlays/strimzi/users.yaml"))) {
      found.put((String) Manifests.at(user, "metadata", "name"), strimziAcls(user));
    }
    assertThat(found).containsExactlyInAnyOrderEntriesOf(wanted);
  }

  private static Set<String> strimziAcls(Map<String, Object> user) {
    Set<String> all = new TreeSet<>();
    for (Object acl : (List<?>) Manifests.at(user, "spec", "authorization", "acls")) {
      Map<String, Object> resource = Manifests.map(Manifests.at(acl, "resource"));
      for (Object operation : (List<?>) Manifests.at(acl, "operations")) {
        all.add(
            line(
                resource.get("type"),
                resource.get("name"),
                resource.get("patternType"),
                operation));
      }
    }
    return all;
  }

  private static Set<String> acls(List<AclBinding> bindings) {
    List<String> all = new ArrayList<>();
    for (AclBinding binding : bindings) {
      var pattern = binding.pattern();
      String kind = "PREFIXED".equals(pattern.patternType().name()) ? "prefix" : "literal";
      all.add(line(pattern.resourceType(), pattern.name(), kind, binding.entry().operation()));
    }
    return new TreeSet<>(all);
  }

  private static String line(Object type, Object name, Object pattern, Object operation) {
    return "%s %s %s %s".formatted(plain(type), name, pattern, plain(operation));
  }

  private static String plain(Object name) {
    return name.toString().replace("_", "").toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"schemas", "testkit"})
  void shouldHaveCoordinatesThatAreInstalled(String module) {
    // then
    assertThat(Project.read("README.md"))
        .contains("dev.weir:%s:%s".formatted(module, Project.version()));
    assertThat(Project.read(module + "/pom.xml"))
        .contains("<artifactId>%s</artifactId>".formatted(module))
        .doesNotContain("<maven.install.skip>");
  }

  /** Without a jar, installing fails; and nothing depends on tests and benchmarks. */
  @ParameterizedTest
  @ValueSource(strings = {"examples", "system-tests", "deployment", "benchmarks"})
  void shouldNotInstallWhatIsForThisBuildAlone(String module) {
    assertThat(Project.read(module + "/pom.xml"))
        .contains(
            "<maven.install.skip>true</maven.install.skip>",
            "<maven.deploy.skip>true</maven.deploy.skip>");
  }

  @Test
  void shouldTakeItsBaseImagesByArgumentsSoThatAReleaseCanNameADigest() {
    // when
    String dockerfile = Project.read("Dockerfile");
    List<String> images =
        Pattern.compile("(?m)^FROM (\\S+)")
            .matcher(dockerfile)
            .results()
            .map(found -> found.group(1))
            .toList();

    // then
    assertThat(images).containsOnly("${BASE}", "base", "${BUILDER}");
    assertThat(dockerfile)
        .contains("ARG BASE=eclipse-temurin:25-jre\n")
        .contains("org.opencontainers.image.base.name=\"${BASE}\"");
    assertThat(Project.read(".ci/release-image")).contains("--build-arg \"BASE=$DIGEST\"");
  }

  @Test
  void shouldSayOneVersionEverywhere() {
    // given
    String version = Project.version();

    // then
    assertThat(Project.read("Dockerfile")).contains("ARG VERSION=" + version + "\n");
    assertThat(Project.read("docker-compose.yml")).contains("image: weir:" + version + "\n");
    assertThat(Project.read("k8s/base/kustomization.yaml")).contains("newTag: " + version + "\n");
    assertThat(Project.read("docs/kubernetes.md")).contains("docker build -t weir:" + version);
  }
}
