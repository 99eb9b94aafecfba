package dev.weir.cli.io;

import dev.weir.classifiers.signal.LabelledSignals;
import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Labelled signals as CSV with a header, one per line, assigned to sources in turn.
 *
 * @param signals the signals, of one channel
 * @param sources number of sources; at least 1
 */
public record SignalCsv(LabelledSignals signals, int sources) {

  /**
   * Validates the arguments.
   *
   * @throws IllegalArgumentException if signals have several channels
   */
  public SignalCsv {
    if (signals.channels() != 1) {
      throw new IllegalArgumentException(
          "CSV holds one channel, the signals have %d; send them as JSON lines"
              .formatted(signals.channels()));
    }
  }

  /** Writes all lines; does not close the target. */
  public void write(Appendable target) throws IOException {
    CSVPrinter printer = new CSVPrinter(target, CSVFormat.DEFAULT);
    printer.print("source");
    printer.print("label");
    for (int i = 0; i < signals.length(); i++) {
      printer.print("v" + i);
    }
    printer.println();
    for (int i = 0; i < signals.size(); i++) {
      line(printer, i);
    }
  }

  private void line(CSVPrinter printer, int index) throws IOException {
    printer.print("source-" + index % sources);
    printer.print(signals.classes().get(signals.labels()[index]));
    for (double value : signals.signal(index)) {
      printer.print(value);
    }
    printer.println();
  }
}
