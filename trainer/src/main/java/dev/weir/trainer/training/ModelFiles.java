package dev.weir.trainer.training;

import dev.weir.base.AtomicFile;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.Model;
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

/** Reads and writes model artifacts in files. */
public final class ModelFiles {
  private ModelFiles() {}

  /**
   * Writes an artifact atomically: to a temporary file in the same folder, which is then renamed.
   * Folders are created as needed.
   */
  public static void write(Model model, Path file) throws IOException {
    try (AtomicFile target = AtomicFile.create(file)) {
      try (FileChannel channel = FileChannel.open(target.temporary(), StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        ArtifactCodec.write(model, out);
        out.flush();
        channel.force(true);
      }
      target.commit();
    }
  }

  /**
   * Reads an artifact.
   *
   * @param name the user's name of the file or, if it was downloaded, of the model
   * @throws IOException if the file cannot be read or is not a valid artifact; the message has that
   *     name
   */
  public static Model read(Path file, String name) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return ArtifactCodec.read(in);
    } catch (ArtifactException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }
}
