package dev.weir.experiments.scoreboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Parts of long runs in a state file. Thread-safe. */
final class StoredParts implements RunParts {

  private final StateFile file;
  private final List<Part> parts;

  /**
   * Goes on with a file.
   *
   * @param parts those that it has
   */
  StoredParts(StateFile file, List<Part> parts) {
    this.file = file;
    this.parts = new ArrayList<>(parts);
  }

  @Override
  public synchronized List<Part> of(String run) {
    return parts.stream().filter(part -> part.run().equals(run)).toList();
  }

  @Override
  public synchronized void add(Part part) {
    try {
      file.add(part);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file.path(), e);
    }
    parts.add(part);
  }
}
