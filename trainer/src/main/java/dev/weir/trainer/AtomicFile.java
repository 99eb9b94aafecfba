package dev.weir.trainer;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that appears whole or not at all: it is written under another name in the same folder and
 * moved on {@link #commit()}. Closed without that, it leaves nothing; nor does a process that is
 * told to end meanwhile.
 */
public final class AtomicFile implements AutoCloseable {
  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(AtomicFile::clean, "weir-clean-files"));
    } catch (IllegalStateException e) {
      // The process is ending already: whoever still writes a file closes it, or is cut off.
    }
  }

  private final Path target;
  private final Path temporary;

  private AtomicFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * Makes the temporary file, and its folder if there is none. Of a link it is the file that the
   * link leads to, there or not yet, that appears: the link stays.
   */
  public static AtomicFile create(Path target) throws IOException {
    Path absolute = followed(target);
    Files.createDirectories(absolute.getParent());
    String name = "." + absolute.getFileName() + ".part-" + ProcessHandle.current().pid();
    Path temporary = absolute.resolveSibling(name);
    Files.deleteIfExists(temporary);
    OPEN.add(temporary);
    return new AtomicFile(absolute, Files.createFile(temporary));
  }

  /**
   * The file that is meant: a path without links at its end.
   *
   * @throws IOException if links lead round in a circle, or cannot be read
   */
  public static Path followed(Path target) throws IOException {
    Path file = target.toAbsolutePath();
    for (int i = 0; i < MOST_LINKS; i++) {
      if (!Files.isSymbolicLink(file)) {
        return file;
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    throw new FileSystemLoopException(target.toString());
  }

  /** Where to write. */
  public Path temporary() {
    return temporary;
  }

  /** Gives the written file its name, in place of a file that has it. */
  public void commit() throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(temporary);
    OPEN.remove(temporary);
  }

  private static void clean() {
    for (Path file : OPEN) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // The process ends; its name tells what the file was.
      }
    }
  }
}
