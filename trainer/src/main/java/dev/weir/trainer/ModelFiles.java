package dev.weir.trainer;

import dev.weir.model.ArtifactException;
import dev.weir.model.Artifacts;
import dev.weir.model.Model;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Model artifacts in files. */
public final class ModelFiles {
  private ModelFiles() {}

  /**
   * Writes an artifact. A reader sees the old file or the whole new one, never a part: the bytes go
   * to a file beside it, which then takes its name. Folders are made as needed.
   */
  public static void write(Model model, Path file) throws IOException {
    try (AtomicFile target = AtomicFile.create(file)) {
      try (FileChannel channel = FileChannel.open(target.temporary(), StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        Artifacts.write(model, out);
        out.flush();
        channel.force(true);
      }
      target.commit();
    }
  }

  /**
   * Reads an artifact.
   *
   * @throws ArtifactException if the file holds none; the message names the file
   * @throws IOException if the file cannot be read
   */
  public static Model read(Path file) throws IOException, ArtifactException {
    return read(file, file.toString());
  }

  /**
   * Reads an artifact that its user knows by another name than its file's, as one that was fetched.
   *
   * @throws ArtifactException if the file holds none; the message says the name
   * @throws IOException if the file cannot be read
   */
  public static Model read(Path file, String name) throws IOException, ArtifactException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Artifacts.read(in);
    } catch (ArtifactException e) {
      throw new ArtifactException(name + ": " + e.getMessage(), e);
    }
  }
}
