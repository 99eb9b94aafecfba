package dev.weir.cli;

import dev.weir.model.ArtifactException;
import dev.weir.model.Artifacts;
import dev.weir.model.Model;
import dev.weir.publish.CatalogueReader;
import dev.weir.publish.ModelFetcher;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.trainer.FigureFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Which model to look at: an artifact's file or a published version. A file wins over a version of
 * the same name; {@code ./m/1} is always a file.
 */
final class ModelArgument {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "MODEL",
      description =
          "An artifact's file, or NAME/VERSION of a published model, which is fetched from Kafka.")
  private String model;

  /**
   * Reads the artifact.
   *
   * @throws ParameterException if there is no such file and the text is no version either
   * @throws ArtifactException if the bytes are no artifact
   * @throws IOException if it cannot be read
   */
  LoadedModel load() throws IOException, ArtifactException {
    if (isFile()) {
      Path file = Path.of(model);
      return new LoadedModel(model, read(file), FigureFile.of(file).with(Map.of()));
    }
    ModelVersion version = version();
    try (CatalogueReader reader = new CatalogueReader(cluster.clients(), cluster.topics())) {
      ModelManifest manifest = reader.read().requireManifest(version);
      return fetched(manifest);
    }
  }

  private boolean isFile() {
    try {
      return Files.isRegularFile(Path.of(model));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private ModelVersion version() {
    try {
      return new VersionConverter().convert(model);
    } catch (TypeConversionException e) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no file '%s', and no published model has such a name; write an artifact's file, or NAME/VERSION"
              .formatted(model),
          e);
    }
  }

  private LoadedModel fetched(ModelManifest manifest) throws IOException, ArtifactException {
    Path file = Files.createTempFile("weir-", ".weir");
    try (ModelFetcher fetcher = new ModelFetcher(cluster.clients(), cluster.topics())) {
      fetcher.fetch(manifest, file);
      return new LoadedModel(model, read(file), new TreeMap<>(manifest.getFigures()));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Model read(Path file) throws IOException, ArtifactException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Artifacts.read(in);
    } catch (ArtifactException e) {
      throw new ArtifactException(model + ": " + e.getMessage(), e);
    }
  }
}
