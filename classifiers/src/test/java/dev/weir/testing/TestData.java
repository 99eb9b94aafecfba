package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.signal.LabelledSignals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;

/** Data sets in the folder given by the system property {@code weir.data}. */
public final class TestData {

  private TestData() {}

  /** The training or the test part of MNIST-1D. */
  public static LabelledSignals mnist1d(boolean training) throws IOException {
    Path folder = folder("mnist1d");
    String suffix = training ? "" : "_test";
    List<String> classes = NumberedClasses.of(10);
    return new LabelledSignals(
        Npy.doubles(folder.resolve("x" + suffix + ".npy")),
        Npy.ints(folder.resolve("y" + suffix + ".npy")),
        classes);
  }

  /** A part of a UCR data set, {@code TRAIN} or {@code TEST}. */
  public static LabelledSignals ucr(String set, String part) throws IOException {
    List<double[]> signals = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(folder("ucr/" + set).resolve(set + "_" + part + ".ts"))) {
      if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("@")) {
        int colon = line.lastIndexOf(':');
        signals.add(
            Arrays.stream(line.substring(0, colon).split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray());
        names.add(line.substring(colon + 1).trim());
      }
    }
    List<String> classes = List.copyOf(new TreeSet<>(names));
    return new LabelledSignals(
        signals.toArray(double[][]::new),
        names.stream().mapToInt(classes::indexOf).toArray(),
        classes);
  }

  /**
   * The folder of a data set; if it is missing, the test is skipped, or fails if data are required.
   *
   * @param name name within the data folder
   */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("weir.data", "../../shared/data")).resolve(name);
    boolean there = Files.isDirectory(folder);
    if (Boolean.getBoolean("weir.data.required")) {
      assertThat(there).as("the data set " + folder + " is required").isTrue();
    }
    Assumptions.assumeTrue(there, "skipped: there is no data set " + folder);
    return folder;
  }
}
