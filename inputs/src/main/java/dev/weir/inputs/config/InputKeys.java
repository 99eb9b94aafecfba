package dev.weir.inputs.config;

import dev.weir.base.WireNamed;
import dev.weir.inputs.mapping.ArrayLayout;
import dev.weir.inputs.mapping.FormatSettings.BinaryType;
import dev.weir.inputs.mapping.Grid;
import dev.weir.inputs.mapping.ImageAt.Encoding;
import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.TimeUnits;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/**
 * Settings of one input, prefixed with {@code input.NAME.}, or of the labels' own records, prefixed
 * with {@code labels.}. All are texts.
 */
public final class InputKeys {
  /** Lists the inputs. */
  public static final String INPUTS = "inputs";

  /** Prefix of the settings of inputs. */
  public static final String PREFIX = "input.";

  /** Prefix of the settings of labels. */
  public static final String LABELS = "labels.";

  static final String TOPIC = "topic";
  static final String KIND = "kind";
  static final String COPARTITIONED = "copartitioned";
  static final String FORMAT = "format";
  static final String SCHEMA_FILE = "schema.file";
  static final String MESSAGE = "message";
  static final String CSV_SEPARATOR = "csv.separator";
  static final String CSV_HEADER = "csv.header";
  static final String BINARY_TYPE = "binary.type";
  static final String BINARY_ORDER = "binary.order";
  static final String ID = "id";
  static final String SOURCE = "source";
  static final String TIME = "time";
  static final String TIME_UNIT = "time.unit";
  static final String VALUES = "values";
  static final String LAYOUT = "layout";
  static final String START = "start";
  static final String INTERVAL = "interval";
  static final String LABEL = "label";
  static final String RECORD = "record";
  static final String PIXELS = "pixels";
  static final String ENCODING = "pixels.encoding";
  static final String WIDTH = "width";
  static final String HEIGHT = "height";
  static final String PASSTHROUGH = "passthrough";
  static final String GRID_INTERVAL = "grid.interval";
  static final String GRID_TOLERANCE = "grid.tolerance";
  static final String GRID_MISSING = "grid.missing";
  static final String COUNT_PERIOD = "count.period";

  /** Known, but refused: no model takes missing values. */
  static final String NAN = "nan";

  private InputKeys() {}

  /** The settings of an input, without their prefix; a new definition, in the order of a page. */
  public static ConfigDef ofInput() {
    ConfigDef all = new ConfigDef();
    text(all, TOPIC, Importance.HIGH, "The topic's full name.");
    choice(
        all,
        KIND,
        Importance.HIGH,
        "What its records are: whole signals or pieces of continuous ones, readings of one sample"
            + " each, or images.",
        "signal",
        "reading",
        "image");
    choice(
        all,
        COPARTITIONED,
        Importance.MEDIUM,
        "true: the topic has as many partitions as Weir's, and each record is on the partition that"
            + " Java's default partitioner chooses for its source. Records are then classified"
            + " where they are; otherwise they are written to a topic by source and read again.",
        "false",
        "true");
    ofFormat(all);
    text(
        all,
        ID,
        Importance.MEDIUM,
        "Path of the record's id. Empty: made from topic, partition and offset.");
    ofPlaces(all);
    text(
        all,
        VALUES,
        Importance.HIGH,
        "Path of the values: one array, in a reading also one number; or several paths, separated"
            + " by commas, one for each channel.");
    choice(
        all,
        LAYOUT,
        Importance.MEDIUM,
        "What the inner arrays of a nested array are: channels or samples.",
        WireNamed.wireNames(ArrayLayout.class));
    text(
        all,
        START,
        Importance.MEDIUM,
        "The index of the first sample in a continuous signal: a path or a number. Empty: whole"
            + " signals.");
    text(all, INTERVAL, Importance.MEDIUM, "Milliseconds between two samples: a path or a number.");
    text(all, LABEL, Importance.MEDIUM, "Path of the true class, in records that have one.");
    ofImages(all);
    text(
        all,
        PASSTHROUGH,
        Importance.MEDIUM,
        "Paths of fields that become headers of the prediction, separated by commas; PATH:NAME"
            + " names the header.");
    ofGrid(all);
    return all;
  }

  /** The settings of the labels' own records, without their prefix. */
  public static ConfigDef ofLabels() {
    ConfigDef all = new ConfigDef();
    text(
        all,
        TOPIC,
        Importance.MEDIUM,
        "The topic of labels in records of your own. Empty: Weir's records on labels.");
    ofFormat(all);
    ofPlaces(all);
    text(all, RECORD, Importance.MEDIUM, "Path of the id of the record that is labelled.");
    text(all, LABEL, Importance.MEDIUM, "Path of the true class.");
    return all;
  }

  private static void ofFormat(ConfigDef all) {
    choice(
        all,
        FORMAT,
        Importance.HIGH,
        "How values are written: weir (Weir's own records), avro, json, json-schema (JSON behind"
            + " Confluent's framing), protobuf, csv, or binary (numbers only, or the bytes of an"
            + " image).",
        WireNamed.wireNames(InputFormat.class));
    text(
        all,
        SCHEMA_FILE,
        Importance.MEDIUM,
        "A file with the schema of all records, which then have no framing: .avsc or .proto.");
    text(
        all,
        MESSAGE,
        Importance.MEDIUM,
        "The full name of the message in a .proto file, or of the record in a file or union of"
            + " several.");
    define(all, CSV_SEPARATOR, ",", null, Importance.LOW, "Between columns: a character, or tab.");
    text(
        all,
        CSV_HEADER,
        Importance.MEDIUM,
        "Names of the columns of csv, separated by commas. Empty: they are numbered from 0.");
    choice(
        all,
        BINARY_TYPE,
        "float64",
        Importance.MEDIUM,
        "The type of binary numbers.",
        WireNamed.wireNames(BinaryType.class));
    choice(all, BINARY_ORDER, Importance.MEDIUM, "Their byte order.", "little", "big");
  }

  private static void ofPlaces(ConfigDef all) {
    define(
        all,
        SOURCE,
        "key",
        null,
        Importance.HIGH,
        "The source id: key, header:NAME, constant:TEXT, or a path; value:PATH for a path that"
            + " looks like one of these.");
    define(
        all,
        TIME,
        "kafka",
        null,
        Importance.HIGH,
        "The event time: kafka (the record's own), header:NAME, or a path; value:PATH for a path"
            + " that looks like one of these.");
    choice(
        all,
        TIME_UNIT,
        Importance.HIGH,
        "How event times are written: numbers of s, ms, us or ns, iso (ISO-8601), or auto: by the"
            + " schema, ISO-8601 for texts; plain numbers need a unit.",
        TimeUnits.texts());
  }

  private static void ofImages(ConfigDef all) {
    text(all, PIXELS, Importance.HIGH, "Path of an image: bytes, a Base64 text or numbers.");
    choice(
        all,
        ENCODING,
        Importance.MEDIUM,
        "How pixels are written; auto: by what is found.",
        WireNamed.wireNames(Encoding.class));
    text(
        all,
        WIDTH,
        Importance.MEDIUM,
        "Pixels in a row: a path or a number. PNG and JPEG need none.");
    text(all, HEIGHT, Importance.MEDIUM, "Rows: a path or a number. PNG and JPEG need none.");
  }

  private static void ofGrid(ConfigDef all) {
    text(
        all,
        GRID_INTERVAL,
        Importance.MEDIUM,
        "The time between two samples of readings, such as 100ms: readings are placed on a grid of"
            + " time. Empty: windows by count.");
    text(
        all,
        GRID_TOLERANCE,
        Importance.MEDIUM,
        "How far a reading may be off its place, at most half the interval. Empty: that half.");
    choice(
        all,
        GRID_MISSING,
        Importance.MEDIUM,
        "A place without a reading: lose its windows, hold the last reading, or interpolate. nan"
            + " is refused, since no model takes missing values yet.",
        Stream.concat(Stream.of(WireNamed.wireNames(Grid.Missing.class)), Stream.of(NAN))
            .toArray(String[]::new));
    text(
        all,
        COUNT_PERIOD,
        Importance.MEDIUM,
        "Windows by count: the first reading of each period, such as 1d, begins a window, by event"
            + " times and counted from 1970; those of the period before are not continued. From"
            + " then on windows are the same wherever reading began. Empty: only a silence of"
            + " continuous.idle begins a count.");
  }

  private static void text(ConfigDef all, String name, Importance importance, String doc) {
    define(all, name, "", null, importance, doc);
  }

  private static void choice(
      ConfigDef all, String name, Importance importance, String doc, String... words) {
    choice(all, name, words[0], importance, doc, words);
  }

  private static void choice(
      ConfigDef all,
      String name,
      String usual,
      Importance importance,
      String doc,
      String... words) {
    define(all, name, usual, ValidString.in(words), importance, doc);
  }

  private static void define(
      ConfigDef all,
      String name,
      String usual,
      ConfigDef.Validator valid,
      Importance importance,
      String doc) {
    all.define(name, ConfigDef.Type.STRING, usual, valid, importance, doc);
  }
}
