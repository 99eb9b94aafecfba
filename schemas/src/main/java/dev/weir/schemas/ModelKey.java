package dev.weir.schemas;

/**
 * A parsed key of the topics {@code models} and {@code model-chunks}; see {@link ModelKeyFormat}.
 */
public sealed interface ModelKey {
  /** The key as it is on the topic. */
  String text();

  /** Key of a {@link ModelManifest}. */
  record Manifest(String name, String version) implements ModelKey {
    public Manifest {
      ModelKeyFormat.requireName("model name", name);
      ModelKeyFormat.requireName("model version", version);
    }

    @Override
    public String text() {
      return name + "/" + version;
    }
  }

  /**
   * Key of a {@link ModelChunk}. It contains the artifact's digest, so two publishers of the same
   * version never overwrite each other's chunks.
   *
   * @param sha256 digest of the whole artifact, as in its manifest
   * @param index from 0
   */
  record Chunk(String name, String version, String sha256, int index) implements ModelKey {
    public Chunk {
      ModelKeyFormat.requireName("model name", name);
      ModelKeyFormat.requireName("model version", version);
      ModelKeyFormat.requireDigest(sha256);
      ModelKeyFormat.requireIndex(index);
    }

    @Override
    public String text() {
      return name + "/" + version + "/" + sha256 + "/" + index;
    }
  }

  /** Older key of a {@link ModelChunk}, without digest; read but no longer written. */
  record EarlierChunk(String name, String version, int index) implements ModelKey {
    public EarlierChunk {
      ModelKeyFormat.requireName("model name", name);
      ModelKeyFormat.requireName("model version", version);
      ModelKeyFormat.requireIndex(index);
    }

    @Override
    public String text() {
      return name + "/" + version + "/" + index;
    }
  }

  /** Key of a {@link ModelAssignment}. */
  record Assignment(String route) implements ModelKey {
    public Assignment {
      ModelKeyFormat.requireName("route", route);
    }

    @Override
    public String text() {
      return route;
    }
  }
}
