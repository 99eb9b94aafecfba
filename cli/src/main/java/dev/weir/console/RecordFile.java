package dev.weir.console;

import dev.weir.data.ImageFiles;
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
import org.jspecify.annotations.Nullable;

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
    CSV,
    /** The test images of a data set, such as {@code idx:DIR}. */
    DATA
  }

  private static final int DATA_SOURCES = 12;

  private final String file;
  private final Format format;
  private final Records records;

  /**
   * With what records leave out filled in.
   *
   * @param file a path, or - for standard input; for images also {@code mnist}, {@code idx:DIR} or
   *     {@code emnist:DIR}
   * @param source of records that name none; null: each must name its own
   * @param format null: DATA where the name is one of image data, CSV where it ends in .csv, else
   *     JSON
   */
  public RecordFile(String file, Format format, Topic topic, @Nullable String source) {
    this.file = file;
    this.format = format != null ? format : format(file, topic);
    this.records = new Records(topic, source, Clock.systemUTC());
    if (this.format == Format.CSV && topic != Topic.SIGNALS) {
      throw new IllegalArgumentException(
          "CSV holds signals; send " + topic.baseName() + " as JSON lines");
    }
    if (this.format == Format.DATA && topic != Topic.IMAGES) {
      throw new IllegalArgumentException("data sets hold images, not " + topic.baseName());
    }
  }

  private static Format format(String file, Topic topic) {
    if (topic == Topic.IMAGES && ImageFiles.isName(file)) {
      return Format.DATA;
    }
    return file.toLowerCase(Locale.ROOT).endsWith(".csv") ? Format.CSV : Format.JSON;
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
   * Refuses a file that is not there, before anything else is asked for it.
   *
   * @throws IllegalArgumentException if it is missing or cannot be read
   */
  public void requireThere() {
    if (format == Format.DATA || "-".equals(file)) {
      return;
    }
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      throw new IllegalArgumentException("there is no file '" + file + "'");
    }
    if (Files.isDirectory(path) || !Files.isReadable(path)) {
      throw new IllegalArgumentException("'" + file + "' cannot be read as a file");
    }
  }

  /**
   * Hands over record after record.
   *
   * @throws IllegalArgumentException where one cannot be read; names the file and the line
   */
  public void forEach(Consumer<SpecificRecord> action) throws IOException {
    if (format == Format.DATA) {
      data(action);
      return;
    }
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

  private void data(Consumer<SpecificRecord> action) {
    new ImageLines(ImageFiles.load(file).test(), DATA_SOURCES)
        .forEach(line -> action.accept(records.record(Records.parse(line))));
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
