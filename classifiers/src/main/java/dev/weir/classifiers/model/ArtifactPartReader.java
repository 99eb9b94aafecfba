package dev.weir.classifiers.model;

import dev.weir.model.artifact.ArtifactPart;
import dev.weir.model.artifact.End;
import dev.weir.model.artifact.Header;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificDatumReader;

/** Decodes the parts of an artifact in sequence. */
final class ArtifactPartReader implements PartReader {

  private final ContainerReader container;
  private final SpecificDatumReader<ArtifactPart> datums =
      new SpecificDatumReader<>(
          ArtifactPart.getClassSchema(), ArtifactPart.getClassSchema(), new PartData());

  private final MemoryLimit memory;
  private final int scorers;
  private long reserved;

  /** Read by {@link #isNext}, but not consumed; or null. */
  private Object pending;

  /**
   * Reads from a container.
   *
   * @param memory limit for the model with its scorers
   * @param scorers number of scorers
   */
  ArtifactPartReader(ContainerReader container, MemoryLimit memory, int scorers) {
    this.container = container;
    this.memory = memory;
    this.scorers = scorers;
  }

  @Override
  public void reserveScorer(long bytes) {
    reserve(scorers * bytes);
  }

  @Override
  public void reserve(long bytes) {
    reserved += bytes;
    long allowed = memory.allowed(reserved);
    if (reserved > allowed) {
      throw new ModelMemoryException(reserved, allowed);
    }
  }

  /** Bytes reserved so far. */
  long reserved() {
    return reserved;
  }

  ArtifactHeader header() throws ArtifactException, IOException {
    return HeaderParts.read(next(Header.class));
  }

  @Override
  public <T> T next(Class<T> type) throws ArtifactException, IOException {
    Object part = pending == null ? decode() : pending;
    pending = null;
    if (!type.isInstance(part)) {
      throw new ArtifactException(
          "expected a %s, found a %s"
              .formatted(type.getSimpleName(), part.getClass().getSimpleName()));
    }
    return type.cast(part);
  }

  @Override
  public boolean isNext(Class<?> type) throws ArtifactException, IOException {
    pending = pending == null ? decode() : pending;
    return type.isInstance(pending);
  }

  /** Checks that the artifact ends here, as its header states. */
  void end(ArtifactHeader header) throws ArtifactException, IOException {
    long parts = next(End.class).getParts();
    if (parts != header.parts()) {
      throw new ArtifactException(
          "the artifact should end after %d parts".formatted(header.parts()));
    }
    container.requireEnd();
  }

  private Object decode() throws ArtifactException, IOException {
    if (!container.hasNext()) {
      throw new ArtifactException("the artifact is truncated: its end is missing");
    }
    Decoder decoder = container.next();
    try {
      return datums.read(null, decoder).getPart();
    } catch (IOException | AvroRuntimeException e) {
      throw new ArtifactException("the artifact is corrupt: " + e.getMessage(), e);
    }
  }
}
