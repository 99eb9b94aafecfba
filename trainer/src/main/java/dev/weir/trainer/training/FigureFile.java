package dev.weir.trainer.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.base.AtomicFile;
import dev.weir.base.Digests;
import dev.weir.schemas.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offline figures of an artifact, in a file beside it: {@code my.weir.figures.json}. It
 * contains the artifact's SHA-256, so that figures of an older artifact are not used for this one.
 *
 * @param artifact the artifact's file
 */
public record FigureFile(Path artifact) {

  private static final Logger log = LoggerFactory.getLogger(FigureFile.class);

  private record Content(String sha256, SortedMap<String, Double> figures) {}

  public Path path() {
    return artifact.resolveSibling(artifact.getFileName() + ".figures.json");
  }

  /** Writes figures for the current artifact. */
  public void write(Map<String, Double> figures) throws IOException {
    String line = Json.line(new Content(sha256(), new TreeMap<>(figures)));
    AtomicFile.write(path(), line + System.lineSeparator());
  }

  /**
   * Checks that the file, if it exists, belongs to the current artifact.
   *
   * @throws IOException if it does not: one of them was replaced or damaged
   */
  public void requireOwn() throws IOException {
    if (Files.exists(path()) && !isOwn(parse())) {
      throw new IOException(
          "%s has the figures of another artifact than %s: one of the two was replaced, or the artifact is damaged. Use the artifact that they belong to, or delete the figures; 'weir publish --force' publishes without them"
              .formatted(path(), artifact));
    }
  }

  private boolean isOwn(Content content) throws IOException {
    return content.sha256().equals(sha256());
  }

  /** The stored figures, overridden by others. */
  public SortedMap<String, Double> with(Map<String, Double> others) throws IOException {
    SortedMap<String, Double> figures = read();
    figures.putAll(others);
    return figures;
  }

  private SortedMap<String, Double> read() throws IOException {
    SortedMap<String, Double> figures = new TreeMap<>();
    if (!Files.exists(path())) {
      return figures;
    }
    Content content = parse();
    if (isOwn(content)) {
      figures.putAll(content.figures());
    } else {
      log.warn("Ignored the figures in {}: they belong to another artifact", path());
    }
    return figures;
  }

  private Content parse() throws IOException {
    try {
      return Json.parse(Files.readString(path()), Content.class);
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s has no figures: %s; delete it, or train again"
              .formatted(path(), e.getOriginalMessage()),
          e);
    }
  }

  /** SHA-256 of the current artifact, in hexadecimal. */
  public String sha256() throws IOException {
    return Digests.of(artifact);
  }
}
