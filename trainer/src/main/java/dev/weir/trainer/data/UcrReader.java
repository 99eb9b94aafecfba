package dev.weir.trainer.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the univariate .ts files of the UCR archive: comments {@code #}, header lines {@code @},
 * and after {@code @data} one case per line, comma-separated values, then a colon and the class.
 */
final class UcrReader {
  private final Path file;
  private final UcrHeader header;
  private final List<LabelledExample> cases = new ArrayList<>();
  private boolean inData;

  private UcrReader(Path file) {
    this.file = file;
    this.header = new UcrHeader(file);
  }

  /**
   * Reads a file.
   *
   * @throws DataException with file and line if it cannot be used
   */
  static ExampleFile read(Path file) {
    TextFiles.checkMemory(file);
    UcrReader reader = new UcrReader(file);
    TextFiles.forEachLine(file, (line, number) -> reader.takeLine(line.strip(), number));
    if (!reader.inData) {
      throw DataException.in(file, "has no line @data");
    }
    return new ExampleFile(file, reader.header.classes(), reader.cases);
  }

  private void takeLine(String line, long number) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (inData) {
      takeCase(line, number);
    } else if (line.startsWith("@")) {
      inData = header.take(line, number);
    } else {
      throw DataException.at(
          file, number, "expected a comment (#) or a header line (@) before @data");
    }
  }

  private void takeCase(String line, long number) {
    if (line.startsWith("(")) {
      throw DataException.at(file, number, "timestamps are not supported");
    }
    int colon = line.lastIndexOf(':');
    if (colon < 0) {
      throw DataException.at(file, number, "no colon and class after the values");
    }
    if (line.indexOf(':') < colon) {
      throw DataException.at(
          file, number, "more than one colon: only univariate series are supported");
    }
    String label = line.substring(colon + 1).strip();
    checkLabel(label, number);
    ClassNameCheck.check(label, file, number);
    cases.add(new LabelledExample(values(line.substring(0, colon), number), label, number));
  }

  private void checkLabel(String label, long number) {
    if (label.isEmpty()) {
      throw DataException.at(file, number, "no class after the colon");
    }
    if (!header.classes().isEmpty() && !header.classes().contains(label)) {
      throw DataException.at(
          file,
          number,
          "class '%s' is not in the line @classLabel: %s".formatted(label, header.classes()));
    }
  }

  private double[] values(String text, long number) {
    String[] cells = text.split(",", -1);
    double[] values = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = NumberParser.parse(cells[i], file, number, i + 1);
    }
    return values;
  }
}
