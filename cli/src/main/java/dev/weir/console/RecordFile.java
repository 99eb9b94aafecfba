package dev.weir.console;

import dev.weir.schemas.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records from a file or from standard input, as JSON lines or CSV, one after the other: a pipe
 * that never ends is sent as it comes.
 */
public final class RecordFile {

  /** How the records are written down. */
  public enum Format {
    /** One JSON object a line, with the fields of the record. */
    JSON,
    /** One signal a line; see {@link CsvSignals}. */
    CSV
  }

  private final String file;
  private final Format format;
  private final Records records;

  /**
   * With what records leave out filled in.
   *
   * @param file a path, or - for standard input
   * @param format null: CSV where the file's name ends in .csv, else JSON
   */
  public RecordFile(String file, Format format, Topic topic, String source) {
    boolean csv = file.toLowerCase(Locale.ROOT).endsWith(".csv");
    this.file = file;
    this.format = format != null ? format : csv ? Format.CSV : Format.JSON;
    this.records = new Records(topic, source, Clock.systemUTC());
    if (this.format == Format.CSV && topic != Topic.SIGNALS) {
      throw new IllegalArgumentException(
          "CSV holds signals; send " + topic.baseName() + " as JSON lines");
    }
  }

  /**
   * Reads one record.
   *
   * @param json one object with the fields of the record
   * @throws IllegalArgumentException if it cannot be read
   */
  public static SpecificRecord parse(String json, Topic topic, String source) {
    return new Records(topic, source, Clock.systemUTC()).record(Records.parse(json));
  }

  /**
   * Hands over record after record.
   *
   * @throws IllegalArgumentException where one cannot be read; names the file and the line
   */
  public void forEach(Consumer<SpecificRecord> action) throws IOException {
    try (Reader in = open()) {
      if (format == Format.CSV) {
        csv(in, action);
      } else {
        json(new BufferedReader(in), action);
      }
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file '" + file + "'", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private Reader open() throws IOException {
    return "-".equals(file)
        ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
        : Files.newBufferedReader(Path.of(file));
  }

  private void csv(Reader in, Consumer<SpecificRecord> action) throws IOException {
    try (CsvSignals signals = new CsvSignals(in)) {
      while (signals.hasNext()) {
        action.accept(records.record(signals.next()));
      }
    }
  }

  private void json(BufferedReader in, Consumer<SpecificRecord> action) throws IOException {
    long number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank()) {
        action.accept(read(line, number));
      }
    }
  }

  private SpecificRecord read(String line, long number) {
    try {
      return records.record(Records.parse(line));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
    }
  }
}
