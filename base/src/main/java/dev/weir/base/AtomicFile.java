package dev.weir.base;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is written atomically: under another name in the same folder, and renamed by {@link
 * #commit()}. If closed before, or if the process is terminated, nothing remains.
 */
public final class AtomicFile implements AutoCloseable {
  /** Linux's own limit. */
  private static final int MOST_LINKS = 40;

  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(AtomicFile::clean, "weir-clean-files"));
    } catch (IllegalStateException e) {
      // The process is already exiting: a writer either closes its file or is interrupted.
    }
  }

  private final Path target;
  private final Path temporary;

  private AtomicFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * Creates the temporary file, and its folder if needed. If the target is a link, the file it
   * points to is written, existing or not, and the link stays.
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

  /** Writes a text in UTF-8, replacing an existing file. */
  public static void write(Path target, String text) throws IOException {
    try (AtomicFile file = create(target)) {
      Files.writeString(file.temporary, text);
      file.commit();
    }
  }

  /**
   * The target of a path after following links.
   *
   * @throws IOException if links form a cycle, or cannot be read
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

  /** The file to write to. */
  public Path temporary() {
    return temporary;
  }

  /** Renames the written file, replacing an existing one. */
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
        // The process is exiting; the remaining file is identifiable by its name.
      }
    }
  }
}
