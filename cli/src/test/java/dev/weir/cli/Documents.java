package dev.weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** README and the pages under docs, with their code. */
public final class Documents {

  /** The checkout; tests run in the module's folder. */
  static final Path FOLDER = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");
  private static final Pattern INLINE = Pattern.compile("(?s)`([^`]+)`");

  private Documents() {}

  /** Paths relative to the checkout. */
  public static List<String> names() throws IOException {
    try (Stream<Path> docs = Files.walk(FOLDER.resolve("docs"))) {
      List<String> names = new ArrayList<>(List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md"));
      names.add("PERFORMANCE.md");
      docs.filter(file -> file.toString().endsWith(".md"))
          .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .forEach(names::add);
      return names;
    }
  }

  static String read(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  /** The lines of code blocks; lines continued by a backslash are joined. */
  public static List<String> examples(String name) throws IOException {
    return BLOCK
        .matcher(read(name))
        .results()
        .map(block -> block.group(1).replaceAll("\\\\\\n\\s*", ""))
        .flatMap(String::lines)
        .toList();
  }

  /** The lines of code blocks, and the inline code of the text. */
  public static List<String> code(String name) throws IOException {
    List<String> code = new ArrayList<>(examples(name));
    INLINE
        .matcher(prose(name))
        .results()
        .forEach(found -> code.add(found.group(1).replace('\n', ' ')));
    return code;
  }

  /** A page without its code blocks. */
  static String prose(String name) throws IOException {
    return BLOCK.matcher(read(name)).replaceAll("");
  }
}
