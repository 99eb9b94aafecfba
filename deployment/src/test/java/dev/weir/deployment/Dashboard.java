package dev.weir.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The dashboard's Prometheus queries. */
final class Dashboard {

  private static final String FILE = "monitoring/grafana/dashboards/weir.json";

  private Dashboard() {}

  static JsonNode json() {
    try {
      return new ObjectMapper().readTree(Project.read(FILE));
    } catch (JsonProcessingException e) {
      throw new AssertionError(FILE + " is no JSON", e);
    }
  }

  /** The queries of all panels, with a minute as Grafana's interval. */
  static List<String> queries() {
    List<String> queries = new ArrayList<>();
    for (JsonNode panel : json().path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        queries.add(target.path("expr").asText().replace("$__rate_interval", "1m"));
      }
    }
    return queries;
  }
}
