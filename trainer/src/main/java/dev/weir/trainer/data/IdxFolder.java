package dev.weir.trainer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the four files of one collection, images and labels for training and testing, by {@link
 * IdxName}. They are in the folder or in a subfolder, depending on how a download is unpacked; some
 * put each file into a folder of its own name.
 */
final class IdxFolder {

  /** The folder itself, one subfolder, and in it a folder for each file. */
  private static final int DEPTH = 3;

  /** If a file exists both raw and with {@code .gz}, the raw one is used. */
  private static final Comparator<Path> ORDER =
      Comparator.<Path, Boolean>comparing(file -> file.toString().endsWith(".gz"))
          .thenComparing(Comparator.naturalOrder());

  private final Path folder;
  private final List<IdxCollection> collections = new ArrayList<>();

  private IdxFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Searches for files.
   *
   * @throws DataException if there is no such folder, or it cannot be listed
   */
  static IdxFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw DataException.in(folder, "no such folder");
    }
    IdxFolder found = new IdxFolder(folder);
    try (Stream<Path> files = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      files.filter(Files::isRegularFile).sorted(ORDER).forEach(found::add);
    } catch (IOException | UncheckedIOException e) {
      throw new DataException(folder + ": cannot be listed: " + e.getMessage(), e);
    }
    return found;
  }

  private void add(Path file) {
    Optional<IdxName> found = IdxName.of(file.getFileName().toString());
    if (found.isPresent()) {
      IdxName name = found.get();
      Path parent = file.getParent();
      boolean hasOwnFolder = found.equals(IdxName.of(parent.getFileName().toString()));
      Path home = hasOwnFolder && !parent.equals(folder) ? parent.getParent() : parent;
      collection(home, name.collection()).files().putIfAbsent(name.part(), file);
    }
  }

  /** The files of all collections. */
  List<Path> files() {
    return collections.stream().flatMap(each -> each.files().values().stream()).toList();
  }

  private IdxCollection collection(Path home, String name) {
    return collections.stream()
        .filter(known -> known.home().equals(home) && known.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseGet(
            () -> {
              collections.add(new IdxCollection(home, name, new EnumMap<>(IdxName.Part.class)));
              return collections.getLast();
            });
  }

  /**
   * The files of the only collection.
   *
   * @throws DataException if there is none, there are several, or a file is missing
   */
  IdxCollection only() {
    return only(any -> true, "train-images-idx3-ubyte");
  }

  /**
   * The files of the only collection with EMNIST's names.
   *
   * @throws DataException if there is none, there are several, or a file is missing
   */
  IdxCollection onlyEmnist() {
    return only(IdxCollection::isEmnist, "emnist-SPLIT-train-images-idx3-ubyte");
  }

  private IdxCollection only(Predicate<IdxCollection> wanted, String example) {
    List<IdxCollection> all = collections.stream().filter(wanted).toList();
    List<IdxCollection> nearest = all.stream().filter(each -> each.home().equals(folder)).toList();
    List<IdxCollection> found = nearest.isEmpty() ? all : nearest;
    if (found.isEmpty()) {
      throw DataException.in(
          folder, "contains no %s, raw or with .gz, nor does a folder in it".formatted(example));
    }
    if (found.size() > 1) {
      throw DataException.in(folder, several(found));
    }
    found.getFirst().requireAll();
    return found.getFirst();
  }

  private static String several(List<IdxCollection> found) {
    String names =
        found.stream().map(IdxCollection::toString).sorted().collect(Collectors.joining(", "));
    return "contains several image collections, %s; use a folder with one".formatted(names);
  }
}
