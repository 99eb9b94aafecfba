package dev.weir.modelregistry.publish;

import dev.weir.base.Digests;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.schemas.ModelInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;

/**
 * A complete, readable artifact.
 *
 * @param source its bytes
 * @param model its model
 * @param bytes its size
 * @param sha256 its digest
 * @param pieces digests of the pieces that are uploaded
 */
record Artifact(
    ArtifactSource source, Model model, long bytes, String sha256, ChunkDigests pieces) {

  /** Reads the artifact once, like the stream application. */
  static Artifact read(ArtifactSource source) throws IOException {
    MessageDigest digest = Digests.sha256();
    ChunkDigests pieces = new ChunkDigests(ChunkUpload.CHUNK_BYTES);
    try (InputStream bytes = new DigestInputStream(pieces.of(source.open()), digest);
        InputStream in = new BufferedInputStream(bytes)) {
      Model model = ArtifactCodec.read(in);
      in.transferTo(OutputStream.nullOutputStream());
      return new Artifact(source, model, pieces.bytes(), Digests.hex(digest), pieces);
    } catch (ArtifactException e) {
      throw new PublishException("this is not a model artifact: " + e.getMessage(), e);
    }
  }

  /** The model's input, as in the manifest. */
  ModelInput input() {
    return switch (model.inputShape()) {
      case InputShape.Signal(int channels, int length) ->
          new ModelInput("signal", List.of(channels, length));
      case InputShape.Image(int width, int height) ->
          new ModelInput("image", List.of(width, height));
    };
  }
}
