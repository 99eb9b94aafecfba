package dev.weir.stream.models;

import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.ModelVersionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      ModelVersionId champion = live.champion(route, now).map(LoadedModel::id).orElse(null);
      ModelVersionId before = champions.get(route);
      if (champion == null || Objects.equals(before, champion)) {
        continue;
      }
      champions.put(route, champion);
      if (before != null) {
        metrics.modelSwapped(route);
        LOG.info("route {}: {} scores now, instead of {}", route, champion, before);
      }
    }
  }
}
