package dev.weir.scoreboard;

import dev.weir.base.AtomicFile;
import dev.weir.schemas.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code NAME.csv} and {@code NAME.json}, each atomically. */
final class BoardFiles {

  private BoardFiles() {}

  static void write(Results results, Path folder) throws IOException {
    String name = results.board().name();
    write(folder.resolve(name + ".csv"), BoardCsv.of(results));
    write(folder.resolve(name + ".json"), Json.indented(BoardJson.of(results)) + "\n");
  }

  private static void write(Path path, String text) throws IOException {
    try (AtomicFile file = AtomicFile.create(path)) {
      Files.writeString(file.temporary(), text);
      file.commit();
    }
  }
}
