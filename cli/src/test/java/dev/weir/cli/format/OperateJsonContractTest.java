package dev.weir.cli.format;

import static dev.weir.cli.format.Samples.NOW;
import static dev.weir.cli.format.Samples.entry;
import static dev.weir.cli.format.Samples.manifest;
import static dev.weir.cli.format.Samples.timeline;
import static dev.weir.cli.format.Samples.version;
import static dev.weir.cli.format.Samples.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.modelregistry.publish.AssignmentOutcome;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.PublicationOutcome;
import dev.weir.modelregistry.publish.PublicationRequest;
import dev.weir.modelregistry.publish.UnusableRecord;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.json.Json;
import dev.weir.schemas.topics.TopicPlan;
import dev.weir.schemas.topics.TopicPlanner;
import dev.weir.schemas.topics.TopicRequest;
import dev.weir.schemas.topics.TopicState;
import dev.weir.testing.Contract;
import dev.weir.testing.JsonFields;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The JSON of commands for models and topics is the recorded one. */
class OperateJsonContractTest {

  private static final String PAGE =
      """
      {"routes":[{"route":"signals","scoring":"m/1","revision":7,"timeline":[
        {"validFrom":"1970-01-01T00:00:00Z","champion":"m/1","state":"loaded","challengers":[]},
        {"validFrom":"2026-03-01T12:00:00Z","champion":"m/2","state":"refused",
         "reason":"too-large","detail":"9 bytes","challengers":[
           {"version":"m/3","state":"suspended","detail":"5 failures"}]}]}],
       "problems":[{"key":"m/9","state":"refused","reason":"not-signed","detail":"no key"}]}
      """;

  /** Fields with sentences. */
  private static final Set<String> WORDS = Set.of("detail", "problem", "remarks", "why");

  private final ModelAssignment assignment =
      timeline("signals", entry(Instant.EPOCH, "1"), entry(NOW, "2", "3"));
  private final List<String> lines = new ArrayList<>();

  @Test
  void shouldDescribeModelsAndTimelinesAsRecorded() throws JsonProcessingException {
    // given
    ModelCatalogue catalogue =
        ModelCatalogue.of(List.of(manifest("1"), manifest("2"), manifest("3")), List.of(assignment))
            .withUnusable(List.of(new UnusableRecord("x", 0, 7, "no record", true)));
    ModelsView view =
        view(
            catalogue,
            new InstanceResponse.Received(
                URI.create("http://weir-0:8080"), new ObjectMapper().readTree(PAGE)),
            new InstanceResponse.NoAnswer(
                URI.create("http://weir-1:8080"), "nothing answers there"));
    AssignmentOutcome assigned =
        new AssignmentOutcome(
            assignment,
            true,
            Map.of(version("2"), new Refusal(RefusalReason.INPUT_MISMATCH, "another length")));

    // when
    add("models", ModelsJson.of(view));
    add("models show", ModelsJson.of(manifest("2"), view));
    add("assign", assigned);
    add(
        "publish",
        new PublicationRequest.Outcome(
            new PublicationOutcome(manifest("2"), true),
            List.of(version("1")),
            Optional.of(assigned)));

    // then
    Contract.check("json-models.txt", lines);
  }

  @Test
  void shouldDescribeTopicsAsRecorded() {
    // given
    TopicPlan plan =
        TopicPlanner.plan(
            new TopicRequest(
                new TopicNames("plant7."),
                OptionalInt.empty(),
                OptionalInt.empty(),
                true,
                List.of()),
            Map.of(
                "plant7.signals",
                new TopicState(4, 1, Map.of("cleanup.policy", "delete", "retention.ms", "-1")),
                "plant7.labels",
                new TopicState(2, 1, Map.of("cleanup.policy", "delete", "retention.ms", "5")),
                "plant7.models",
                new TopicState(3, 1, Map.of("cleanup.policy", "delete"))));

    // when
    add("topics plan", TopicsJson.of(plan, false));
    List<dev.weir.schemas.topics.RefusedStep> refused = new ArrayList<>();
    for (dev.weir.schemas.topics.RefusedStep.Step step :
        dev.weir.schemas.topics.RefusedStep.Step.values()) {
      refused.add(new dev.weir.schemas.topics.RefusedStep("plant7.labels", step, "not allowed"));
    }
    add(
        "topics apply",
        Json.fields(TopicsJson.applied(plan, false, refused)).retain("right", "refused"));

    // then
    Contract.check("json-topics.txt", lines);
  }

  private void add(String command, Object result) {
    lines.add("[weir " + command + "]");
    JsonFields.without(Json.tree(result), WORDS).toPrettyString().lines().forEach(lines::add);
  }
}
