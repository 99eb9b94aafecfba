package dev.weir.cli.io;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.trainer.data.TextFiles;
import java.nio.file.Path;
import java.util.function.ObjLongConsumer;

/** JSON lines, one object each; blank lines are skipped. */
record JsonLines(Path file) implements RecordLines {

  @Override
  public boolean isRepeatable() {
    return TextFiles.isRepeatable(file);
  }

  @Override
  public void forEach(ObjLongConsumer<JsonNode> action) {
    TextFiles.forEachLine(
        file,
        (line, number) -> {
          if (!line.isBlank()) {
            action.accept(parse(line, number), number);
          }
        });
  }

  private JsonNode parse(String line, long number) {
    try {
      return RecordParser.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: line %d: %s".formatted(file, number, e.getMessage()), e);
    }
  }
}
