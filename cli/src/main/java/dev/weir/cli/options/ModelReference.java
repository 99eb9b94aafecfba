package dev.weir.cli.options;

import dev.weir.cli.format.VersionUse;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.ModelFetcher;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.trainer.provenance.ModelCard;
import dev.weir.trainer.training.FigureFile;
import dev.weir.trainer.training.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A reference to a model: an artifact file or, if there is no such file, {@code NAME/VERSION} as
 * published; {@code ./m/1} is always a file.
 *
 * @param text as given by the user
 */
public record ModelReference(String text) {

  /**
   * Reads the model.
   *
   * @throws IOException if there is no such file or version, or it is no artifact
   */
  public ModelCard find(ClusterOptions cluster) throws IOException {
    Optional<Path> file = file();
    return file.isPresent() ? inFile(file.get()) : published(cluster);
  }

  /** The file of that name, if it exists; empty for an invalid path. */
  private Optional<Path> file() {
    try {
      return Optional.of(Path.of(text)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private ModelCard inFile(Path file) throws IOException {
    FigureFile figures = new FigureFile(file);
    return new ModelCard(
        text,
        ModelFiles.read(file, text),
        Files.size(file),
        figures.sha256(),
        figures.with(Map.of()),
        new TreeMap<>());
  }

  /**
   * Fetches the model as published, even if there is a file of that name.
   *
   * @throws IOException if there is no such version, or it is no artifact
   */
  public ModelCard published(ClusterOptions cluster) throws IOException {
    ModelVersion version = version();
    ModelCatalogue catalogue = cluster.catalogue();
    return fetch(catalogue.requireManifest(version), cluster, remarks(version, catalogue));
  }

  /** The version that scores a route now; empty if the route has none. */
  public static Optional<ModelReference> champion(String route, ClusterOptions cluster) {
    return cluster
        .catalogue()
        .assignment(route)
        .flatMap(assignment -> TimelineQueries.at(assignment, Instant.now()))
        .map(entry -> new ModelReference(TimelineQueries.name(entry.getChampion())));
  }

  private ModelVersion version() throws NoSuchFileException {
    try {
      return Converters.version(text);
    } catch (IllegalArgumentException e) {
      throw new NoSuchFileException(
          "'" + text + "'", null, "neither a file nor NAME/VERSION of a published model");
    }
  }

  private static SortedMap<String, String> remarks(ModelVersion version, ModelCatalogue catalogue) {
    SortedMap<String, String> remarks = new TreeMap<>();
    remarks.put("published", catalogue.requireManifest(version).getPublishedAt().toString());
    String uses =
        VersionUse.of(version, catalogue.assignments()).stream()
            .map(use -> use.describe(Instant.now()))
            .collect(Collectors.joining("; "));
    remarks.put("scores", uses.isEmpty() ? "no route" : uses);
    return remarks;
  }

  private ModelCard fetch(
      ModelManifest manifest, ClusterOptions cluster, SortedMap<String, String> remarks)
      throws IOException {
    Path folder = Files.createTempDirectory("weir-model-");
    Path file = folder.resolve("model.weir");
    try (ModelFetcher fetcher = new ModelFetcher(cluster.clients(), cluster.topics())) {
      fetcher.fetch(manifest, file);
      return new ModelCard(
          text,
          ModelFiles.read(file, text),
          manifest.getBytes(),
          manifest.getSha256(),
          new TreeMap<>(manifest.getFigures()),
          remarks);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
