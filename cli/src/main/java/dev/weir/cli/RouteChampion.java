package dev.weir.cli;

import dev.weir.compare.Candidate;
import dev.weir.model.Model;
import dev.weir.publish.CatalogueReader;
import dev.weir.routes.Timelines;
import dev.weir.schemas.ModelAssignment;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The version that scores a route now.
 *
 * @param route its name
 * @param cluster where it is published
 */
record RouteChampion(String route, ClusterOptions cluster) {

  /**
   * Fetches the version as published: a file of the same name is a different model.
   *
   * @return empty if the route has none
   * @throws IOException if it no longer exists
   */
  Optional<Candidate> find() throws IOException {
    Optional<String> version = version();
    if (version.isEmpty()) {
      return Optional.empty();
    }
    Model model = new ModelReference(version.get()).published(cluster).model();
    return Optional.of(new Candidate(version.get(), model));
  }

  private Optional<String> version() {
    try (CatalogueReader reader = new CatalogueReader(cluster.clients(), cluster.topics())) {
      Optional<ModelAssignment> assignment = reader.read().assignment(route);
      return assignment
          .flatMap(one -> Timelines.at(one, Instant.now()))
          .map(entry -> Timelines.name(entry.getChampion()));
    }
  }
}
