package dev.weir.cli.io;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.schemas.Topic;
import dev.weir.trainer.data.CsvFile;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.TextFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records from a file or standard input, as JSON lines or CSV.
 *
 * <p>A file is validated as a whole before its first record is used, so that an error in the last
 * line does not leave a part of it sent. Records without an id get one derived from the file's
 * content and the line, so that a retry sends the same ids. Input that can be read only once,
 * standard input or a pipe, is used as it arrives, with ids of this run only.
 */
public final class RecordFile {

  /** The format of the records. */
  public enum Format {
    /** One JSON object per line, with the fields of the record. */
    JSON,
    /** One signal per line, see docs/csv.md. */
    CSV,
    /** The test images of a data set, such as {@code idx:DIR}. */
    DATA
  }

  private final String file;
  private final @Nullable String source;
  private final RecordLines lines;
  private final RecordParser records;
  private final Clock clock = Clock.systemUTC();
  private Consumer<SpecificRecord> requirement = record -> {};
  private RecordIds ids;
  private boolean checked;
  private long count;
  private long withoutId;

  /**
   * Reads records and fills in missing fields.
   *
   * @param file a path, or - for standard input; for signals also {@code csv:FILE,...} with
   *     options; for images also {@code mnist}, {@code idx:DIR} or {@code emnist:DIR}
   * @param format null: DATA if the name is one of image data, CSV if {@link CsvFile#isTable} says
   *     so, else JSON
   * @param source of records without one; null: each must have its own
   * @param ignored columns of CSV to ignore, by name or by number from 1
   */
  public RecordFile(
      String file,
      @Nullable Format format,
      Topic topic,
      @Nullable String source,
      List<String> ignored) {
    this.file = file;
    this.source = source;
    this.records = new RecordParser(topic, source, clock);
    Format settled = format != null ? format : format(file, topic);
    check(settled, topic, ignored);
    this.lines =
        switch (settled) {
          case CSV -> new CsvLines(CsvFile.ofRecords(file, ignored));
          case JSON -> new JsonLines("-".equals(file) ? TextFiles.STANDARD_INPUT : Path.of(file));
          case DATA -> new ImageData(file);
        };
  }

  private static Format format(String file, Topic topic) {
    if (topic == Topic.IMAGES && ImageFiles.isName(file)) {
      return Format.DATA;
    }
    return CsvFile.isTable(file) ? Format.CSV : Format.JSON;
  }

  private static void check(Format format, Topic topic, List<String> ignored) {
    if (format == Format.CSV && topic != Topic.SIGNALS) {
      throw new IllegalArgumentException(
          "CSV holds signals; send " + topic.baseName() + " as JSON lines");
    }
    if (format == Format.DATA && topic != Topic.IMAGES) {
      throw new IllegalArgumentException("data sets hold images, not " + topic.baseName());
    }
    if (format != Format.CSV && !ignored.isEmpty()) {
      throw new IllegalArgumentException(
          "--ignore excludes columns of CSV; this is " + format.name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Parses one record.
   *
   * @param json one object with the fields of the record
   * @throws IllegalArgumentException if it cannot be parsed
   */
  public static SpecificRecord parse(String json, Topic topic, String source) {
    return new RecordParser(topic, source, Clock.systemUTC())
        .record(RecordParser.parse(json), source + "-1");
  }

  /**
   * Adds a rule for every record, also applied while the file is validated.
   *
   * @param rule throws for invalid records
   */
  public void require(Consumer<SpecificRecord> rule) {
    requirement = rule;
  }

  /**
   * Validates the whole file, unless it can be read only once.
   *
   * @throws IllegalArgumentException or {@link dev.weir.trainer.data.DataException} if a record
   *     cannot be read; names the file and the line
   */
  public void check() {
    if (checked || !lines.isRepeatable()) {
      return;
    }
    RecordIds.OfContent content = new RecordIds.OfContent();
    lines.check(
        (json, line) -> {
          read(json, line, "unsettled");
          content.add(json, line);
          count++;
          withoutId += json.has("id") ? 0 : 1;
        });
    requireSome(count);
    ids = content.ids(idPrefix());
    checked = true;
  }

  /** Whether the whole file was validated, so that its size is known. */
  public boolean isChecked() {
    return checked;
  }

  /** The number of records, after validation. */
  public long count() {
    return count;
  }

  /** The number of records without an id, after validation. */
  public long withoutId() {
    return withoutId;
  }

  /** Gives records without an id new ids, so that a file that is sent again counts as new. */
  public void renewIds() {
    check();
    ids = RecordIds.fresh(idPrefix(), clock);
  }

  /**
   * Calls the action with each record, after validating a file.
   *
   * @throws IllegalArgumentException or {@link dev.weir.trainer.data.DataException} if a record
   *     cannot be read; names the file and the line
   */
  public void forEach(Consumer<SpecificRecord> action) {
    check();
    if (ids == null) {
      ids = RecordIds.fresh(idPrefix(), clock);
    }
    AtomicLong handedOver = new AtomicLong();
    lines.forEach(
        (json, line) -> {
          action.accept(read(json, line, ids.id(line)));
          handedOver.incrementAndGet();
        });
    requireSome(handedOver.get());
  }

  /** A header alone, or blank lines, are most likely a mistake. */
  private void requireSome(long records) {
    if (records == 0) {
      throw new IllegalArgumentException(name() + ": contains no records");
    }
  }

  private String name() {
    return "-".equals(file) ? TextFiles.STANDARD_INPUT.toString() : file;
  }

  private String idPrefix() {
    return source == null ? "weir" : source;
  }

  private SpecificRecord read(JsonNode json, long line, String id) {
    try {
      SpecificRecord record = records.record(json, id);
      requirement.accept(record);
      return record;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: line %d: %s".formatted(name(), line, e.getMessage()), e);
    }
  }
}
