package dev.weir.stream.shards;

import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.names.ModelVersionId;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A version that scores a record.
 *
 * @param id its name and version
 * @param sha256 the digest of its artifact
 * @param champion whether it is the champion; otherwise a challenger
 */
record AskedVersion(ModelVersionId id, String sha256, boolean champion) {
  static AskedVersion of(LoadedModel model, boolean champion) {
    return new AskedVersion(model.id(), model.sha256(), champion);
  }

  boolean isOf(LoadedModel model) {
    return model.id().equals(id) && model.sha256().equals(sha256);
  }

  private void write(ByteWriter out) {
    out.putText(id.name()).putText(id.version()).putText(sha256).putByte(champion ? 1 : 0);
  }

  private static AskedVersion read(ByteReader in) {
    return new AskedVersion(
        new ModelVersionId(in.getText(), in.getText()), in.getText(), in.getByte() == 1);
  }

  static void writeAll(List<AskedVersion> versions, ByteWriter out) {
    out.putInt(versions.size());
    versions.forEach(version -> version.write(out));
  }

  static List<AskedVersion> readAll(ByteReader in) {
    int count = in.getCount();
    List<AskedVersion> versions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      versions.add(read(in));
    }
    return versions;
  }
}
