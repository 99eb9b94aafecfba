package dev.weir.trainer.provenance;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Provenance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a model with its retrained version.
 *
 * @param agrees whether everything in the artifact except the provenance is bit-identical
 * @param sameData whether the training data have the same digest
 * @param differences the differences, causes before consequences
 * @param platform platform differences, which need not matter
 */
public record Reproduction(
    boolean agrees, boolean sameData, List<Difference> differences, List<Difference> platform) {

  /** Entries about platform and time rather than content. */
  private static final Set<String> PLATFORM =
      Set.of("weir.version", "java.version", "os.name", "os.arch");

  public Reproduction {
    differences = List.copyOf(differences);
    platform = List.copyOf(platform);
  }

  public static Reproduction of(Model then, Model now) {
    List<Difference> differences = new ArrayList<>(inputs(then.provenance(), now.provenance()));
    differences.addAll(header(then, now));
    differences.addAll(PartDifferences.of(then, now));
    boolean sameData = Objects.equals(digest(then), digest(now));
    return new Reproduction(
        Arrays.equals(bytes(then, then.provenance()), bytes(now, then.provenance())),
        sameData,
        differences,
        entries(then.provenance(), now.provenance(), PLATFORM));
  }

  private static String digest(Model model) {
    return model.provenance().get(Provenance.DATA_DIGEST).orElse("unknown");
  }

  private static List<Difference> inputs(Provenance then, Provenance now) {
    Set<String> names = new TreeSet<>(Set.of(Provenance.DATA_DIGEST, Provenance.TRAINER));
    now.under(Provenance.SETTING).keySet().forEach(name -> names.add(Provenance.SETTING + name));
    return entries(then, now, names);
  }

  private static List<Difference> entries(Provenance then, Provenance now, Set<String> names) {
    List<Difference> found = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      add(found, name, then.get(name).orElse("unknown"), now.get(name).orElse("unknown"));
    }
    return found;
  }

  private static List<Difference> header(Model then, Model now) {
    List<Difference> found = new ArrayList<>();
    add(found, "kind", then.kind(), now.kind());
    add(found, "classes", then.classes(), now.classes());
    add(found, "input", then.inputShape(), now.inputShape());
    return found;
  }

  private static void add(List<Difference> found, String what, Object then, Object now) {
    if (!then.equals(now)) {
      found.add(new Difference(what, "%s then, %s now".formatted(then, now)));
    }
  }

  private static byte[] bytes(Model model, Provenance provenance) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ArtifactCodec.write(model.withProvenance(provenance), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot happen in memory
    }
    return bytes.toByteArray();
  }

  /** A short description for users. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        agrees
            ? "the bits agree: retraining gives the same model"
            : sameData
                ? "the bits differ, although the data are the same:"
                : "the bits differ, and so do the training data:");
    differences.forEach(one -> text.append("%n  %s: %s".formatted(one.what(), one.detail())));
    if (!platform.isEmpty()) {
      text.append("%nthe platform differs:".formatted());
      platform.forEach(one -> text.append("%n  %s: %s".formatted(one.what(), one.detail())));
    }
    return text.toString();
  }
}
