package dev.weir.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.data.CsvFile;
import dev.weir.data.ImageFiles;
import dev.weir.data.RecordTables;
import dev.weir.data.TextFiles;
import dev.weir.schemas.Topic;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records from a file or from standard input, as JSON lines or CSV.
 *
 * <p>A file is read as a whole before its first record is handed over, so that a mistake in its
 * last line does not leave a part of it sent; and records without an id get one that depends on the
 * file's content and the line, so that the same file has the same ids on a retry. What can be read
 * only once, standard input or a pipe, is handed over as it comes, with ids of this run only.
 */
public final class RecordFile {

  /** How the records are written down. */
  public enum Format {
    /** One JSON object a line, with the fields of the record. */
    JSON,
    /** One signal a line; docs/csv.md says how. */
    CSV,
    /** The test images of a data set, such as {@code idx:DIR}. */
    DATA
  }

  private final String file;
  private final @Nullable String source;
  private final RecordLines lines;
  private final Records records;
  private final Clock clock = Clock.systemUTC();
  private Consumer<SpecificRecord> requirement = record -> {};
  private RecordIds ids;
  private boolean checked;
  private long count;
  private long withoutId;

  /** With no column left out. */
  public RecordFile(String file, Format format, Topic topic, @Nullable String source) {
    this(file, format, topic, source, List.of());
  }

  /**
   * With what records leave out filled in.
   *
   * @param file a path, or - for standard input; for signals also {@code csv:FILE,...} with
   *     options; for images also {@code mnist}, {@code idx:DIR} or {@code emnist:DIR}
   * @param format null: DATA where the name is one of image data, CSV where {@link RecordTables}
   *     says so, else JSON
   * @param source of records that name none; null: each must name its own
   * @param ignored columns of CSV to leave out, by name or by number from 1
   */
  public RecordFile(
      String file,
      @Nullable Format format,
      Topic topic,
      @Nullable String source,
      List<String> ignored) {
    this.file = file;
    this.source = source;
    this.records = new Records(topic, source, clock);
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
    return RecordTables.isTable(file) ? Format.CSV : Format.JSON;
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
          "--ignore leaves out columns of CSV; this is " + format.name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Reads one record.
   *
   * @param json one object with the fields of the record
   * @throws IllegalArgumentException if it cannot be read
   */
  public static SpecificRecord parse(String json, Topic topic, String source) {
    return new Records(topic, source, Clock.systemUTC()).record(Records.parse(json), source + "-1");
  }

  /**
   * Holds every record against a rule, also while the file is checked.
   *
   * @param rule throws where a record must not be used
   */
  public void require(Consumer<SpecificRecord> rule) {
    requirement = rule;
  }

  /**
   * Reads the whole file once without using it, unless it can be read only once.
   *
   * @throws IllegalArgumentException or {@link dev.weir.data.DataException} where a record cannot
   *     be read; names the file and the line
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

  /** Whether the whole file was read, so that its size is known. */
  public boolean isChecked() {
    return checked;
  }

  /** How many records there are, once the file was checked. */
  public long count() {
    return count;
  }

  /** How many of them bring no id, once the file was checked. */
  public long withoutId() {
    return withoutId;
  }

  /** Lets records without an id have one of this run, so that a file sent again is new. */
  public void renewIds() {
    check();
    ids = RecordIds.fresh(idPrefix(), clock);
  }

  /**
   * Hands over record after record; a file is checked before.
   *
   * @throws IllegalArgumentException or {@link dev.weir.data.DataException} where a record cannot
   *     be read; names the file and the line
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

  /** A header alone, or blank lines: rather a mistake than what somebody meant to send. */
  private void requireSome(long records) {
    if (records == 0) {
      throw new IllegalArgumentException(name() + ": holds no records");
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
