package dev.weir.schemas;

/** A key of the topics {@code models} and {@code model-chunks}, parsed; see {@link ModelKeys}. */
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

  /** Key of a {@link ModelChunk}; {@code index} counts from 0. */
  record Chunk(String name, String version, int index) implements ModelKey {
    public Chunk {
      ModelKeys.requireName("model name", name);
      ModelKeys.requireName("model version", version);
      if (index < 0) {
        throw new IllegalArgumentException("The chunk index " + index + " is negative");
      }
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
