package dev.weir.cli.format;

import dev.weir.modelregistry.publish.ApplicationRules;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import java.util.List;
import java.util.Map;

/**
 * The published versions, their assignments, and their status on running instances.
 *
 * @param catalogue published versions and assignments
 * @param rules by which the application refuses versions
 * @param answers of the queried instances; empty: none was queried
 */
public record ModelsView(
    ModelCatalogue catalogue, ApplicationRules rules, List<InstanceResponse> answers) {
  public ModelsView {
    answers = List.copyOf(answers);
  }

  /** Whether at least one queried instance answered. */
  public boolean isAnswered() {
    return answers.stream().anyMatch(InstanceResponse::isAnswered);
  }

  /** Whether instances were queried and none answered. */
  public boolean isUnanswered() {
    return !answers.isEmpty() && !isAnswered();
  }

  /** The status of a route, as reported by the answering instances. */
  RouteStatus status(ModelAssignment assignment) {
    return RouteStatus.of(assignment, answers);
  }

  /** The versions of a timeline that the application refuses, by the rules. */
  Map<ModelVersion, Refusal> refusals(ModelAssignment assignment) {
    return rules.refusals(catalogue, assignment);
  }
}
