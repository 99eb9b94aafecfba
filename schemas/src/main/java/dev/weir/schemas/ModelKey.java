package dev.weir.schemas;

/** A parsed key of the topics {@code models} and {@code model-chunks}; see {@link ModelKeys}. */
public sealed interface ModelKey {
  /** The key as it is on the topic. */
  String text();

  /** Key of a {@link ModelManifest}. */
  record Manifest(String name, String version) implements ModelKey {
    public Manifest {
      ModelKeys.requireName("model name", name);
      ModelKeys.requireName("model version", version);
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
      ModelKeys.requireName("model name", name);
      ModelKeys.requireName("model version", version);
      ModelKeys.requireDigest(sha256);
      ModelKeys.requireIndex(index);
    }

    @Override
    public String text() {
      return name + "/" + version + "/" + sha256 + "/" + index;
    }
  }

  /** Older key of a {@link ModelChunk}, without digest; read but no longer written. */
  record EarlierChunk(String name, String version, int index) implements ModelKey {
    public EarlierChunk {
      ModelKeys.requireName("model name", name);
      ModelKeys.requireName("model version", version);
      ModelKeys.requireIndex(index);
    }

    @Override
    public String text() {
      return name + "/" + version + "/" + index;
    }
  }

  /** Key of a {@link ModelAssignment}. */
  record Assignment(String route) implements ModelKey {
    public Assignment {
      ModelKeys.requireName("route", route);
    }

    @Override
    public String text() {
      return route;
    }
  }
}
