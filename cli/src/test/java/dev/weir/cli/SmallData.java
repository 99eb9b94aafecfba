package dev.weir.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Signals, images, records and a model, as small as the commands accept them. */
public final class SmallData {

  private static final int CLASSES = 10;
  private static final int SIDE = 4;

  private SmallData() {}

  /** Writes all; returns their paths by the names in {@code AllCommands}. */
  public static Map<String, String> write(Path folder) throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), signals());
    Path records = Files.writeString(folder.resolve("r.jsonl"), "{\"values\":[1,2,3]}\n");
    Path images = Files.createDirectories(folder.resolve("images"));
    idx(images, "train", 3 * CLASSES);
    idx(images, "t10k", CLASSES);
    Path model = folder.resolve("model.weir");
    CommandResult made =
        CommandResult.by(
            "train", "rocket", "--data", "csv:" + data, "--kernels", "20", "--out", "" + model);
    if (made.code() != 0) {
      throw new AssertionError("no model was made: " + made);
    }
    return Map.of(
        "DATA", data.toString(),
        "IMAGES", images.toString(),
        "RECORDS", records.toString(),
        "MODEL", model.toString(),
        "OUT", folder.resolve("out").toString());
  }

  /** Two classes: sines, and sines of twice the frequency, with noise. */
  private static String signals() {
    Random random = new Random(7);
    StringBuilder csv = new StringBuilder("label");
    for (int t = 0; t < 30; t++) {
      csv.append(",v").append(t);
    }
    csv.append('\n');
    for (int i = 0; i < 40; i++) {
      csv.append(i % 2 == 0 ? "slow" : "fast");
      for (int t = 0; t < 30; t++) {
        double value = Math.sin(t * (i % 2 == 0 ? 0.3 : 0.6) + i) + 0.1 * random.nextGaussian();
        csv.append(String.format(Locale.ROOT, ",%.3f", value));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  /** Images with a bright pixel at a position defined by their class. */
  private static void idx(Path folder, String part, int count) throws IOException {
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    head(images, 3, count, SIDE, SIDE);
    head(labels, 1, count);
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[SIDE * SIDE];
      pixels[i % CLASSES] = (byte) (100 + i);
      images.writeBytes(pixels);
      labels.write(i % CLASSES);
    }
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.toByteArray());
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.toByteArray());
  }

  private static void head(ByteArrayOutputStream bytes, int dimensions, int... sizes)
      throws IOException {
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x0800 + dimensions);
    for (int size : sizes) {
      out.writeInt(size);
    }
  }
}
