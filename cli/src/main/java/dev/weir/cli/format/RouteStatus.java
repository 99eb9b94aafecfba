package dev.weir.cli.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The status of a route, as reported by running instances.
 *
 * @param versions the status of its versions, in the timeline's order
 * @param remarks on instances without the route, or with another revision of it
 */
public record RouteStatus(
    @JsonProperty("states") List<VersionStatus> versions, List<String> remarks) {
  public RouteStatus {
    versions = List.copyOf(versions);
    remarks = List.copyOf(remarks);
  }

  /** Parses the pages of the answering instances. */
  public static RouteStatus of(ModelAssignment assignment, List<InstanceResponse> answers) {
    List<VersionStatus> found = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (InstanceResponse answer : answers) {
      if (answer instanceof InstanceResponse.Received page) {
        read(page, assignment, found, remarks);
      }
    }
    List<String> order = TimelineQueries.versions(assignment).map(TimelineQueries::name).toList();
    found.removeIf(it -> !order.contains(it.version()));
    found.sort((a, b) -> Integer.compare(order.indexOf(a.version()), order.indexOf(b.version())));
    return new RouteStatus(found, remarks);
  }

  /** The same with the status of one version only. */
  RouteStatus of(String version) {
    return new RouteStatus(
        versions.stream().filter(it -> it.version().equals(version)).toList(), remarks);
  }

  private static void read(
      InstanceResponse.Received answer,
      ModelAssignment assignment,
      List<VersionStatus> found,
      List<String> remarks) {
    JsonNode routes = answer.page().path("routes");
    for (JsonNode route : routes) {
      if (route.path("route").asText().equals(assignment.getRoute())) {
        if (route.path("revision").asLong(0) != assignment.getRevision()) {
          remarks.add(
              "%s is at revision %s"
                  .formatted(answer.instance(), route.path("revision").asText("none")));
        }
        statuses(answer, route).forEach((version, status) -> found.add(status));
        return;
      }
    }
    remarks.add(
        "%s has no such route; its settings have %s".formatted(answer.instance(), names(routes)));
  }

  /** A version in several entries has the status of its newest entry. */
  private static Map<String, VersionStatus> statuses(
      InstanceResponse.Received answer, JsonNode route) {
    Map<String, VersionStatus> statuses = new LinkedHashMap<>();
    for (JsonNode entry : route.path("timeline")) {
      String champion = entry.path("champion").asText();
      statuses.put(champion, VersionStatus.of(answer.instance(), champion, entry, route));
      for (JsonNode challenger : entry.path("challengers")) {
        String version = challenger.path("version").asText();
        statuses.put(version, VersionStatus.of(answer.instance(), version, challenger, route));
      }
    }
    return statuses;
  }

  private static List<String> names(JsonNode routes) {
    return StreamSupport.stream(routes.spliterator(), false)
        .map(route -> route.path("route").asText())
        .toList();
  }
}
