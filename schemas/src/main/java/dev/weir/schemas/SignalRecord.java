package dev.weir.schemas;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * A time series to classify: a whole signal, or a piece of a continuous one. The value of topic
 * {@code signals}, keyed by source.
 *
 * <p>Samples are stored channel by channel: with {@code channels} = 2 and 6 values, samples 0 to 2
 * are the first channel's and 3 to 5 the second's. {@code start} is the index of the first sample
 * in a continuous signal; without it the record is a whole signal. {@code interval} is the time
 * between two samples in milliseconds. Event time has millisecond precision; smaller units of an
 * {@link Instant} are dropped.
 *
 * <p>Written by hand, not generated: the samples stay in a {@code double[]}, where Avro's reader
 * would create a {@code Double} each. A record of 40 samples costs one array of 336 bytes instead
 * of an array and 40 objects.
 */
public final class SignalRecord extends ArrayRecord {
  /** The schema from {@code SignalRecord.avsc}. */
  public static final Schema SCHEMA$ = SchemaFiles.load("SignalRecord");

  private static final long serialVersionUID = 1L;

  /** Looked up by Avro under this name. */
  @SuppressWarnings("UnusedVariable")
  private static final SpecificData MODEL$ = WeirData.INSTANCE;

  private static final int ID = 0;
  private static final int SOURCE = 1;
  private static final int EVENT_TIME = 2;
  private static final int VALUES = 3;
  private static final int CHANNELS = 4;
  private static final int START = 5;
  private static final int INTERVAL = 6;
  private static final int LABEL = 7;

  private String id = "";
  private String source = "";
  private long eventTime;
  private double[] values = {};
  private int channels = 1;
  private @Nullable Long start;
  private @Nullable Double interval;
  private @Nullable String label;

  /** For Avro, which sets the fields; use {@link #of}. */
  public SignalRecord() {}

  private SignalRecord(SignalRecord other) {
    id = other.id;
    source = other.source;
    eventTime = other.eventTime;
    values = other.values;
    channels = other.channels;
    start = other.start;
    interval = other.interval;
    label = other.label;
  }

  /**
   * A whole signal of one channel without a label.
   *
   * @param id identifies the record within its source
   * @param source the source id, also the record's key
   * @param eventTime the time of the last sample
   * @param values the samples; the array is not copied
   */
  public static SignalRecord of(String id, String source, Instant eventTime, double[] values) {
    SignalRecord signal = new SignalRecord();
    signal.id = Objects.requireNonNull(id, "id");
    signal.source = Objects.requireNonNull(source, "source");
    signal.eventTime = eventTime.toEpochMilli();
    signal.values = Objects.requireNonNull(values, "values");
    return signal;
  }

  /**
   * A signal with all its fields, without a copy for each.
   *
   * @param eventTime the time of the last sample, milliseconds since the epoch
   * @param values the samples, channel after channel; the array is not copied
   * @param channels number of channels
   * @param start the index of the first sample in a continuous signal, or null
   * @param interval milliseconds between two samples, or null
   * @param label the true class, or null
   */
  public static SignalRecord of(
      String id,
      String source,
      long eventTime,
      double[] values,
      int channels,
      @Nullable Long start,
      @Nullable Double interval,
      @Nullable String label) {
    SignalRecord signal = new SignalRecord();
    signal.id = Objects.requireNonNull(id, "id");
    signal.source = Objects.requireNonNull(source, "source");
    signal.eventTime = eventTime;
    signal.values = Objects.requireNonNull(values, "values");
    signal.channels = channels;
    signal.start = start;
    signal.interval = interval;
    signal.label = label;
    return signal;
  }

  /** Sets the number of channels and returns this record's values as such. */
  public SignalRecord withChannels(int count) {
    SignalRecord copy = new SignalRecord(this);
    copy.channels = count;
    return copy;
  }

  /** The same record as a piece of a continuous signal that starts at this sample index. */
  public SignalRecord withStart(@Nullable Long index) {
    SignalRecord copy = new SignalRecord(this);
    copy.start = index;
    return copy;
  }

  /** The same record with this time between two samples, in milliseconds. */
  public SignalRecord withInterval(@Nullable Double milliseconds) {
    SignalRecord copy = new SignalRecord(this);
    copy.interval = milliseconds;
    return copy;
  }

  /** The same record with its true class. */
  public SignalRecord withLabel(@Nullable String truth) {
    SignalRecord copy = new SignalRecord(this);
    copy.label = truth;
    return copy;
  }

  /** Identifies the record within its source. */
  public String getId() {
    return id;
  }

  /** The source id; equal to the record's key. */
  public String getSource() {
    return source;
  }

  /** The time of the last sample. */
  public Instant getEventTime() {
    return Instant.ofEpochMilli(eventTime);
  }

  /** {@link #getEventTime} in milliseconds since the epoch. */
  public long eventTimeMillis() {
    return eventTime;
  }

  /** The samples, channel by channel; the record's own array. */
  public double[] getValues() {
    return values;
  }

  /** Number of channels, all of equal length. */
  public int getChannels() {
    return channels;
  }

  /** The index of the first sample in a continuous signal; null: a whole signal. */
  public @Nullable Long getStart() {
    return start;
  }

  /** The time between two samples in milliseconds, if known. */
  public @Nullable Double getInterval() {
    return interval;
  }

  /** The true class, if the producer knows it. */
  public @Nullable String getLabel() {
    return label;
  }

  @Override
  public Schema getSchema() {
    return SCHEMA$;
  }

  @Override
  public @Nullable Conversion<?> getConversion(int field) {
    return field == EVENT_TIME ? TIME : null;
  }

  @Override
  public @Nullable Object get(int field) {
    return switch (field) {
      case ID -> id;
      case SOURCE -> source;
      case EVENT_TIME -> getEventTime();
      case VALUES -> Arrays.stream(values).boxed().toList();
      case CHANNELS -> channels;
      case START -> start;
      case INTERVAL -> interval;
      case LABEL -> label;
      default -> throw new IndexOutOfBoundsException("Invalid index: " + field);
    };
  }

  @Override
  public void put(int field, @Nullable Object value) {
    switch (field) {
      case ID -> id = FieldCodec.text(value);
      case SOURCE -> source = FieldCodec.text(value);
      case EVENT_TIME -> eventTime = FieldCodec.millis(value);
      case VALUES -> values = DoubleArrays.copyOf(value);
      case CHANNELS -> channels = FieldCodec.number(value).intValue();
      case START -> start = value == null ? null : FieldCodec.number(value).longValue();
      case INTERVAL -> interval = value == null ? null : FieldCodec.number(value).doubleValue();
      case LABEL -> label = value == null ? null : FieldCodec.text(value);
      default -> throw new IndexOutOfBoundsException("Invalid index: " + field);
    }
  }

  @Override
  public void customEncode(Encoder out) throws IOException {
    out.writeString(id);
    out.writeString(source);
    out.writeLong(eventTime);
    DoubleArrays.write(values, out);
    out.writeInt(channels);
    FieldCodec.writeOptional(start, out, Encoder::writeLong);
    FieldCodec.writeOptional(interval, out, Encoder::writeDouble);
    FieldCodec.writeOptional(label, out, Encoder::writeString);
  }

  @Override
  void decode(int field, ResolvingDecoder in) throws IOException {
    switch (field) {
      case ID -> id = in.readString();
      case SOURCE -> source = in.readString();
      case EVENT_TIME -> eventTime = in.readLong();
      case VALUES -> values = DoubleArrays.read(in);
      case CHANNELS -> channels = in.readInt();
      case START -> start = FieldCodec.readOptional(in, ResolvingDecoder::readLong);
      case INTERVAL -> interval = FieldCodec.readOptional(in, ResolvingDecoder::readDouble);
      case LABEL -> label = FieldCodec.readOptional(in, ResolvingDecoder::readString);
      default -> throw new AvroRuntimeException("Corrupt ResolvingDecoder: field " + field);
    }
  }
}
