package dev.weir.inputs.path;

import dev.weir.inputs.path.FieldPath.Each;
import dev.weir.inputs.path.FieldPath.Field;
import dev.weir.inputs.path.FieldPath.Index;
import dev.weir.inputs.path.FieldPath.Slice;
import dev.weir.inputs.path.FieldPath.Step;
import java.util.ArrayList;
import java.util.List;

/** Parses paths, from left to right. */
final class PathParser {
  private static final String ENDS_NAME = ".[],\"";
  private static final int MOST_DIGITS = 9;

  private final String text;
  private int at;

  PathParser(String text) {
    this.text = text;
  }

  FieldPath whole() {
    FieldPath path = path();
    if (at < text.length()) {
      throw error("a path ends at the comma");
    }
    return path;
  }

  List<FieldPath> list() {
    List<FieldPath> paths = new ArrayList<>();
    paths.add(path());
    while (at < text.length()) {
      at++;
      paths.add(path());
    }
    return List.copyOf(paths);
  }

  /** Up to the end or a comma. */
  private FieldPath path() {
    skipBlanks();
    List<Step> steps = new ArrayList<>();
    boolean hasRoot = take('$');
    if (!hasRoot && !isAt('[')) {
      steps.add(name());
    }
    skipBlanks();
    while (at < text.length() && !isAt(',')) {
      if (take('.')) {
        steps.add(name());
      } else if (take('[')) {
        steps.add(index());
      } else {
        throw error("'.', '[' or the end is expected");
      }
      skipBlanks();
    }
    if (steps.stream().filter(Each.class::isInstance).count() > 1) {
      throw error("[*] is there more than once");
    }
    return new FieldPath(steps);
  }

  private Field name() {
    skipBlanks();
    if (take('"')) {
      return new Field(quoted());
    }
    int from = at;
    while (at < text.length() && ENDS_NAME.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(from, at).strip();
    if (name.isEmpty()) {
      throw error("a name is expected");
    }
    return new Field(name);
  }

  private String quoted() {
    StringBuilder name = new StringBuilder();
    while (!take('"')) {
      take('\\');
      if (at >= text.length()) {
        throw error("a quote is not closed");
      }
      name.append(text.charAt(at++));
    }
    return name.toString();
  }

  private Step index() {
    if (take('*')) {
      require(']');
      return new Each();
    }
    int index = digits();
    if (!take('.')) {
      require(']');
      return new Index(index);
    }
    require('.');
    int to = isAt(']') ? Slice.OPEN : digits();
    require(']');
    if (to < index) {
      throw error("a range ends before it begins");
    }
    return new Slice(index, to);
  }

  private int digits() {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == from || at - from > MOST_DIGITS) {
      throw error("an index or * is expected");
    }
    return Integer.parseInt(text.substring(from, at));
  }

  private void require(char wanted) {
    if (!take(wanted)) {
      throw error("'" + wanted + "' is expected");
    }
  }

  private boolean isAt(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private boolean take(char wanted) {
    if (isAt(wanted)) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (isAt(' ')) {
      at++;
    }
  }

  private IllegalArgumentException error(String problem) {
    return new IllegalArgumentException(
        "'%s' is no path: %s at position %d; a path is like machine.id, channels[0].data or samples[*].x"
            .formatted(text, problem, at + 1));
  }
}
