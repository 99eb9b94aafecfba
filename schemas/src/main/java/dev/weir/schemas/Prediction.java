package dev.weir.schemas;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * A model's prediction for a record. The value of topic {@code predictions}, keyed by source.
 *
 * <p>Scores are stored as an array and the model's list of classes, which all of its predictions
 * share; {@link #getScores} is a view in the model's order. The scale depends on the model; greater
 * is better. Times are whole milliseconds.
 *
 * <p>Written by hand, not generated: a prediction of 10 classes costs one array of 96 bytes instead
 * of a hash map with 10 entries and 10 {@code Double}s.
 */
public final class Prediction extends ArrayRecord {
  /** The schema from {@code Prediction.avsc}. */
  public static final Schema SCHEMA$ = SchemaFiles.load("Prediction");

  /**
   * Role of the version whose prediction counts; each record has exactly one champion prediction.
   */
  public static final String CHAMPION = "champion";

  /** Role of versions that score the same records for comparison only. */
  public static final String CHALLENGER = "challenger";

  private static final long serialVersionUID = 1L;

  /** Looked up by Avro under this name. */
  @SuppressWarnings("UnusedVariable")
  private static final SpecificData MODEL$ = WeirData.INSTANCE;

  private static final int RECORD_ID = 0;
  private static final int SOURCE = 1;
  private static final int ROUTE = 2;
  private static final int MODEL = 3;
  private static final int VERSION = 4;
  private static final int ROLE = 5;
  private static final int TIMELINE_REVISION = 6;
  private static final int LABEL = 7;
  private static final int SCORES = 8;
  private static final int MARGIN = 9;
  private static final int EVENT_TIME = 10;
  private static final int PROCESSING_TIME = 11;
  private static final int SHA256 = 12;

  String recordId = "";
  String source = "";
  String route = "";
  String model = "";
  String version = "";
  String role = "";
  long timelineRevision;
  String label = "";
  transient ScoreMap scores = ScoreMap.EMPTY;
  double margin;
  long eventTime;
  long processingTime;
  String sha256 = "";

  /** For Avro, which sets the fields; use {@link #builder()}. */
  public Prediction() {}

  /** A builder. All texts are required; numbers default to 0 and scores to none. */
  public static PredictionBuilder builder() {
    return new PredictionBuilder();
  }

  /** The id of the record. */
  public String getRecordId() {
    return recordId;
  }

  /** The source id of the record. */
  public String getSource() {
    return source;
  }

  /** The record's route. */
  public String getRoute() {
    return route;
  }

  /** The model's name. */
  public String getModel() {
    return model;
  }

  /** The model's version. */
  public String getVersion() {
    return version;
  }

  /** {@code champion} or {@code challenger}. */
  public String getRole() {
    return role;
  }

  /** The revision of the route's timeline that chose the version. */
  public long getTimelineRevision() {
    return timelineRevision;
  }

  /** The predicted class: the one with the greatest score, the first of them on a tie. */
  public String getLabel() {
    return label;
  }

  /** The score of each class in the model's order; an unmodifiable view. */
  public Map<String, Double> getScores() {
    return scores;
  }

  /** The greatest score minus the second greatest; 0 is a tie. */
  public double getMargin() {
    return margin;
  }

  /** The record's event time. */
  public Instant getEventTime() {
    return Instant.ofEpochMilli(eventTime);
  }

  /** {@link #getEventTime} in milliseconds since the epoch. */
  public long eventTimeMillis() {
    return eventTime;
  }

  /** When the prediction was made. */
  public Instant getProcessingTime() {
    return Instant.ofEpochMilli(processingTime);
  }

  /**
   * SHA-256 of the artifact, 64 lower-case hexadecimal digits: it identifies the version, whatever
   * is published under its name. Empty: from an older application.
   */
  public String getSha256() {
    return sha256;
  }

  @Override
  public Schema getSchema() {
    return SCHEMA$;
  }

  @Override
  public @Nullable Conversion<?> getConversion(int field) {
    return field == EVENT_TIME || field == PROCESSING_TIME ? TIME : null;
  }

  @Override
  public Object get(int field) {
    return switch (field) {
      case RECORD_ID -> recordId;
      case SOURCE -> source;
      case ROUTE -> route;
      case MODEL -> model;
      case VERSION -> version;
      case ROLE -> role;
      case TIMELINE_REVISION -> timelineRevision;
      case LABEL -> label;
      case SCORES -> getScores();
      case MARGIN -> margin;
      case EVENT_TIME -> getEventTime();
      case PROCESSING_TIME -> getProcessingTime();
      case SHA256 -> sha256;
      default -> throw new IndexOutOfBoundsException("Invalid index: " + field);
    };
  }

  @Override
  public void put(int field, @Nullable Object value) {
    switch (field) {
      case RECORD_ID -> recordId = FieldCodec.text(value);
      case SOURCE -> source = FieldCodec.text(value);
      case ROUTE -> route = FieldCodec.text(value);
      case MODEL -> model = FieldCodec.text(value);
      case VERSION -> version = FieldCodec.text(value);
      case ROLE -> role = FieldCodec.text(value);
      case TIMELINE_REVISION -> timelineRevision = FieldCodec.number(value).longValue();
      case LABEL -> label = FieldCodec.text(value);
      case SCORES -> scores = ScoreMap.copyOf(value);
      case MARGIN -> margin = FieldCodec.number(value).doubleValue();
      case EVENT_TIME -> eventTime = FieldCodec.millis(value);
      case PROCESSING_TIME -> processingTime = FieldCodec.millis(value);
      case SHA256 -> sha256 = FieldCodec.text(value);
      default -> throw new IndexOutOfBoundsException("Invalid index: " + field);
    }
  }

  @Override
  public void customEncode(Encoder out) throws IOException {
    out.writeString(recordId);
    out.writeString(source);
    out.writeString(route);
    out.writeString(model);
    out.writeString(version);
    out.writeString(role);
    out.writeLong(timelineRevision);
    out.writeString(label);
    scores.write(out);
    out.writeDouble(margin);
    out.writeLong(eventTime);
    out.writeLong(processingTime);
    out.writeString(sha256);
  }

  @Override
  void decode(int field, ResolvingDecoder in) throws IOException {
    switch (field) {
      case RECORD_ID -> recordId = in.readString();
      case SOURCE -> source = in.readString();
      case ROUTE -> route = in.readString();
      case MODEL -> model = in.readString();
      case VERSION -> version = in.readString();
      case ROLE -> role = in.readString();
      case TIMELINE_REVISION -> timelineRevision = in.readLong();
      case LABEL -> label = in.readString();
      case SCORES -> scores = ScoreMap.read(in);
      case MARGIN -> margin = in.readDouble();
      case EVENT_TIME -> eventTime = in.readLong();
      case PROCESSING_TIME -> processingTime = in.readLong();
      case SHA256 -> sha256 = in.readString();
      default -> throw new AvroRuntimeException("Corrupt ResolvingDecoder: field " + field);
    }
  }
}
