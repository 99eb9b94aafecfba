package dev.weir.stream.models;

import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.ModelVersionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs when another version begins to score current records. */
final class ChampionChangeLogger {
  private static final Logger LOG = LoggerFactory.getLogger(ChampionChangeLogger.class);

  private final List<String> routes;
  private final WeirMetrics metrics;
  private final Map<String, ModelVersionId> champions = new HashMap<>();

  ChampionChangeLogger(List<String> routes, WeirMetrics metrics) {
    this.routes = routes;
    this.metrics = metrics;
  }

  void update(LiveModels live, long now) {
    for (String route : routes) {
      live.champion(route, now).ifPresent(champion -> update(route, champion.id()));
    }
  }

  private void update(String route, ModelVersionId champion) {
    ModelVersionId before = champions.put(route, champion);
    if (before != null && !before.equals(champion)) {
      metrics.modelSwapped(route);
      LOG.info("route {}: {} scores now, instead of {}", route, champion, before);
    }
  }
}
