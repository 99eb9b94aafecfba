package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.image.GreyPixels;
import dev.weir.inputs.image.PixelDecoder;
import dev.weir.inputs.mapping.ImageAt;
import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.NumberAt;
import dev.weir.inputs.mapping.Passthrough;
import dev.weir.inputs.mapping.TextAt;
import dev.weir.inputs.mapping.TimeAt;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes Weir's records of one input's. Not thread-safe: one per thread, and cheap to make.
 *
 * <p>All methods throw
 *
 * <ul>
 *   <li>{@link UnmappableException} if the record is not what the mapping says,
 *   <li>{@link dev.weir.schemas.UndecodableException} if its schema is unknown or refused, or its
 *       bytes are not what the schema says: it is a bad record too,
 *   <li>{@link dev.weir.schemas.RegistryUnavailableException} if the registry cannot be reached:
 *       the record may be good.
 * </ul>
 *
 * <p>What holds for Weir's own records ({@code RecordFault}) is not checked here.
 */
public final class RecordMapper {
  private static final char REPLACEMENT = '\uFFFD';

  private final InputMapping mapping;
  private final MappingPlan parts;
  private final @Nullable OwnRecords own;
  private final FormatReader reader;
  private final Slots slots;
  private final @Nullable FormatReader sourceReader;
  private final @Nullable Slots sourceSlot;
  private final EventTimes times;
  private final ValueShaper shaper;
  private @Nullable InputRecord current;

  /**
   * Creates a mapper.
   *
   * @param mapping of the input
   * @param schemas the registry, shared by all threads; not asked for formats without schemas
   * @throws IllegalArgumentException if the mapping's schema file cannot be read or does not have
   *     what the paths say; the message is for users
   */
  public RecordMapper(InputMapping mapping, SchemaFetcher schemas) {
    this.mapping = mapping;
    parts = new MappingPlan(mapping);
    own = mapping.format() == InputFormat.WEIR ? new OwnRecords(mapping.kind(), schemas) : null;
    reader = Formats.open(mapping, parts.plan, schemas);
    slots = new Slots(parts.plan);
    SlotPlan ofSource = MappingPlan.ofSource(mapping).orElse(null);
    sourceReader = ofSource == null ? null : Formats.open(mapping, ofSource, schemas);
    sourceSlot = ofSource == null ? null : new Slots(ofSource);
    times = EventTimes.of(mapping);
    shaper = new ValueShaper(mapping, slots, parts.values);
  }

  /** The input's mapping. */
  public InputMapping mapping() {
    return mapping;
  }

  /** The source alone; of the value no more is read than needed for it. */
  public String source(InputRecord record) {
    if (sourceReader == null || sourceSlot == null) {
      return outsideValue(record, mapping.source());
    }
    read(record, sourceReader, sourceSlot);
    return required(record, sourceReader, sourceSlot, 0);
  }

  /** A signal, of kind {@code SIGNAL}. */
  public SignalRecord signal(InputRecord record) {
    if (own != null) {
      return (SignalRecord) own.read(record);
    }
    readAll(record);
    requireValues(record);
    double[] values = shaper.values();
    return SignalRecord.of(
        id(record),
        wholeSource(record),
        time(record),
        values,
        shaper.channels(),
        index(parts.start),
        interval(),
        optional(parts.label));
  }

  /** An image, of kind {@code IMAGE}. */
  public ImageRecord image(InputRecord record) {
    if (own != null) {
      return (ImageRecord) own.read(record);
    }
    readAll(record);
    Missing.require(record, reader, slots, parts.pixels);
    ImageAt at = mapping.image().orElseThrow();
    GreyPixels pixels = new PixelDecoder(slots, parts.pixels, at).decode();
    ImageShape shape =
        ImageShape.of(
            pixels, side(record, parts.width, at.width()), side(record, parts.height, at.height()));
    return ImageRecord.newBuilder()
        .setId(id(record))
        .setSource(wholeSource(record))
        .setEventTime(Instant.ofEpochMilli(time(record)))
        .setWidth(shape.width())
        .setHeight(shape.height())
        .setPixels(ByteBuffer.wrap(pixels.pixels()))
        .setLabel(optional(parts.label))
        .build();
  }

  private OptionalLong side(InputRecord record, int slot, Optional<NumberAt> at) {
    if (slot == MappingPlan.NONE) {
      return at.isPresent()
          ? OptionalLong.of((long) ((NumberAt.Constant) at.get()).value())
          : OptionalLong.empty();
    }
    Missing.require(record, reader, slots, slot);
    return OptionalLong.of(Numbers.whole(slots, slot));
  }

  /** A reading, of kind {@code READING}. */
  public Reading reading(InputRecord record) {
    readAll(record);
    requireValues(record);
    return new Reading(
        id(record), wholeSource(record), time(record), shaper.reading(), optional(parts.label));
  }

  /** A label, of kind {@code LABEL}. */
  public LabelRecord label(InputRecord record) {
    readAll(record);
    return LabelRecord.newBuilder()
        .setSource(wholeSource(record))
        .setRecordId(required(record, reader, slots, parts.record))
        .setEventTime(Instant.ofEpochMilli(time(record)))
        .setLabel(required(record, reader, slots, parts.label))
        .build();
  }

  /** Adds the fields that go with the prediction, as UTF-8 text; those absent are left out. */
  @SuppressWarnings("ReferenceEquality") // the record that the slots hold, not one like it
  public void passthrough(InputRecord record, Headers out) {
    if (parts.passthrough.length == 0) {
      return;
    }
    if (record != current) {
      readAll(record);
    }
    for (int i = 0; i < parts.passthrough.length; i++) {
      int slot = parts.passthrough[i];
      if (slots.has(slot)) {
        Passthrough wanted = mapping.passthrough().get(i);
        out.add(wanted.header(), slots.asText(slot).getBytes(UTF_8));
      }
    }
  }

  private void requireValues(InputRecord record) {
    for (int slot : parts.values) {
      Missing.require(record, reader, slots, slot);
    }
  }

  private void readAll(InputRecord record) {
    current = null;
    read(record, reader, slots);
    current = record;
  }

  private static void read(InputRecord record, FormatReader reader, Slots slots) {
    byte[] value = record.value();
    if (value == null) {
      throw UnmappableException.undecodable("", "the record has no value");
    }
    slots.clear();
    reader.read(record.topic(), value, slots);
  }

  private String id(InputRecord record) {
    return parts.id == MappingPlan.NONE
        ? record.positionId()
        : required(record, reader, slots, parts.id);
  }

  private String wholeSource(InputRecord record) {
    return parts.source == MappingPlan.NONE
        ? outsideValue(record, mapping.source())
        : required(record, reader, slots, parts.source);
  }

  private long time(InputRecord record) {
    return switch (mapping.time()) {
      case TimeAt.OfKafka _ -> record.timestamp();
      case TimeAt.InHeader(String name) -> times.ofHeader(header(record, name), "header " + name);
      case TimeAt.InValue _ -> {
        Missing.require(record, reader, slots, parts.time);
        yield times.of(slots, parts.time);
      }
    };
  }

  static String outsideValue(InputRecord record, TextAt at) {
    return switch (at) {
      case TextAt.Key _ -> text(record.key(), "key");
      case TextAt.InHeader(String name) -> header(record, name);
      case TextAt.Constant(String text) -> text;
      case TextAt.InValue(var path) -> throw new IllegalStateException("in the value: " + path);
    };
  }

  static String header(InputRecord record, String name) {
    Header header = record.headers().lastHeader(name);
    return text(header == null ? null : header.value(), "header " + name);
  }

  private static String text(byte @Nullable [] bytes, String where) {
    if (bytes == null) {
      throw UnmappableException.undecodable(where, "the record has none");
    }
    String text = new String(bytes, UTF_8);
    // The replacement character is valid if the text contains it, not if decoding inserted it.
    if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(UTF_8), bytes)) {
      throw UnmappableException.undecodable(where, "not a text in UTF-8");
    }
    return text;
  }

  private static String required(InputRecord record, FormatReader reader, Slots slots, int slot) {
    Missing.require(record, reader, slots, slot);
    return slots.asText(slot);
  }

  private @Nullable String optional(int slot) {
    return slot != MappingPlan.NONE && slots.has(slot) ? slots.asText(slot) : null;
  }

  private @Nullable Long index(int slot) {
    if (slot == MappingPlan.NONE) {
      return mapping.start().map(at -> (long) ((NumberAt.Constant) at).value()).orElse(null);
    }
    return slots.has(slot) ? Numbers.whole(slots, slot) : null;
  }

  private @Nullable Double interval() {
    int slot = parts.interval;
    if (slot == MappingPlan.NONE) {
      return mapping.interval().map(at -> ((NumberAt.Constant) at).value()).orElse(null);
    }
    return slots.has(slot) ? slots.number(slot) : null;
  }
}
