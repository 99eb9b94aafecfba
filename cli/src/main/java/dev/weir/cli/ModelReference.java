package dev.weir.cli;

import dev.weir.model.ArtifactException;
import dev.weir.model.Model;
import dev.weir.operate.VersionUse;
import dev.weir.publish.CatalogueReader;
import dev.weir.publish.ModelCatalogue;
import dev.weir.publish.ModelFetcher;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.trainer.FigureFile;
import dev.weir.trainer.ModelFiles;
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
import picocli.CommandLine.TypeConversionException;

/**
 * A model as given by the user: an artifact file or, if there is no such file, {@code NAME/VERSION}
 * as published; {@code ./m/1} is always a file.
 *
 * @param text as given by the user
 */
record ModelReference(String text) {

  /**
   * A model that was found.
   *
   * @param name as given by the user
   * @param model the model
   * @param bytes of its artifact
   * @param sha256 of its artifact
   * @param figures its known quality figures
   * @param remarks other information on a published model
   */
  record Found(
      String name,
      Model model,
      long bytes,
      String sha256,
      SortedMap<String, Double> figures,
      SortedMap<String, String> remarks) {}

  /**
   * Reads the model.
   *
   * @throws IOException if there is no such file or version, or it is no artifact
   */
  Found find(ClusterOptions cluster) throws IOException {
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

  private Found inFile(Path file) throws IOException {
    FigureFile figures = new FigureFile(file);
    return new Found(
        text,
        read(file),
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
  Found published(ClusterOptions cluster) throws IOException {
    ModelVersion version = version();
    try (CatalogueReader reader = new CatalogueReader(cluster.clients(), cluster.topics())) {
      ModelCatalogue catalogue = reader.read();
      return fetch(catalogue.requireManifest(version), cluster, remarks(version, catalogue));
    }
  }

  private ModelVersion version() throws NoSuchFileException {
    try {
      return new VersionConverter().convert(text);
    } catch (TypeConversionException e) {
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

  private Found fetch(
      ModelManifest manifest, ClusterOptions cluster, SortedMap<String, String> remarks)
      throws IOException {
    Path folder = Files.createTempDirectory("weir-model-");
    Path file = folder.resolve("model.weir");
    try (ModelFetcher fetcher = new ModelFetcher(cluster.clients(), cluster.topics())) {
      fetcher.fetch(manifest, file);
      return new Found(
          text,
          read(file),
          manifest.getBytes(),
          manifest.getSha256(),
          new TreeMap<>(manifest.getFigures()),
          remarks);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private Model read(Path file) throws IOException {
    try {
      return ModelFiles.read(file, text);
    } catch (ArtifactException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
