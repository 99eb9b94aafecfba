package dev.weir.classifiers.model;

import dev.weir.model.artifact.ArtifactPart;
import dev.weir.model.artifact.End;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes and reads artifacts of models. An artifact is an Avro object container file of {@link
 * ArtifactPart}s: a header, the parts of the model's kind, and an end. Both directions are
 * streamed; a model read back produces bit-identical scores.
 *
 * <p>The same model gives the same bytes. Reading is safe for untrusted bytes: the result is a
 * model or an {@link ArtifactException}, and memory use is at most a small multiple of the bytes
 * present. The head has a checksum of the rest, so accidental corruption is detected; tampering
 * requires a hash or signature outside the artifact. Artifacts of older versions without a checksum
 * are read unchecked, and those versions ignore it.
 */
public final class ArtifactCodec {

  /** Larger blocks are refused; none are ever written. */
  public static final int MAX_BLOCK_BYTES = 16 << 20;

  private static final int BLOCK_BYTES = 64 << 10;

  /** Longer kind names are truncated in messages. */
  private static final int LONGEST_KIND = 100;

  /** Between blocks; constant, so the same model gives the same bytes. */
  private static final byte[] SYNC = "weir artifact v1".getBytes(StandardCharsets.US_ASCII);

  private static final Map<String, ModelFormat> FORMATS = ModelKindLoader.of(ModelFormat.class);

  private ArtifactCodec() {}

  /**
   * Writes a model; the stream stays open.
   *
   * @throws IllegalArgumentException if there is no format for its kind
   */
  public static void write(Model model, OutputStream out) throws IOException {
    ModelFormat format = format(model);
    DataFileWriter<ArtifactPart> writer = writer();
    writer.setMeta(ContentChecksum.ENTRY, checksum(model, format));
    writer.create(schema(model, format), out, SYNC.clone());
    append(model, format, writer);
  }

  /** The oldest schema that has all parts, so that what it can express keeps its bytes. */
  private static Schema schema(Model model, ModelFormat format) throws IOException {
    boolean[] isNew = new boolean[1];
    format.write(model, part -> isNew[0] |= !ArtifactSchemas.isInVersion2(part));
    return isNew[0] ? ArtifactPart.getClassSchema() : ArtifactSchemas.version2();
  }

  /** Needs a separate pass because it precedes the data that it covers. */
  private static String checksum(Model model, ModelFormat format) throws IOException {
    ContentChecksum checksum = new ContentChecksum();
    DataFileWriter<ArtifactPart> writer = writer();
    writer.create(ArtifactPart.getClassSchema(), checksum.writing(), SYNC.clone());
    writer.flush();
    checksum.begin();
    append(model, format, writer);
    return checksum.text();
  }

  private static DataFileWriter<ArtifactPart> writer() {
    DataFileWriter<ArtifactPart> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(ArtifactPart.class));
    writer.setSyncInterval(BLOCK_BYTES);
    return writer;
  }

  private static void append(Model model, ModelFormat format, DataFileWriter<ArtifactPart> writer)
      throws IOException {
    long parts = format.parts(model);
    writer.append(new ArtifactPart(HeaderParts.of(model, parts)));
    format.write(model, part -> writer.append(new ArtifactPart(part)));
    writer.append(new ArtifactPart(new End(parts)));
    writer.flush();
  }

  /**
   * Reads a model of any size; the stream stays open. For trusted sources only.
   *
   * @throws ArtifactException if the bytes are not an artifact, truncated, corrupt, or of an
   *     unknown kind or version
   * @throws IOException if the stream cannot be read
   */
  public static Model read(InputStream in) throws ArtifactException, IOException {
    return read(in, estimated -> Long.MAX_VALUE, 1).model();
  }

  /**
   * Reads a model; the stream stays open. Its memory is estimated part by part, before each
   * allocation.
   *
   * @param memory limit for the model with its scorers
   * @param scorers number of scorers: one per thread
   * @throws ModelMemoryException if the limit is exceeded
   * @throws ArtifactException if the bytes are not an artifact, truncated, corrupt, or of an
   *     unknown kind or version
   * @throws IOException if the stream cannot be read
   */
  public static DecodedModel read(InputStream in, MemoryLimit memory, int scorers)
      throws ArtifactException, IOException {
    return read(in, memory, scorers, null);
  }

  /**
   * Reads a model in another way than its kind's: for example only parts of it.
   *
   * @param reader for the artifact's kind; null: that kind's own format
   * @throws ModelMemoryException if the limit is exceeded
   * @throws ArtifactException as the other method, and if the artifact is of another kind than the
   *     reader
   * @throws IOException if the stream cannot be read
   */
  public static DecodedModel read(
      InputStream in, MemoryLimit memory, int scorers, ModelFormat reader)
      throws ArtifactException, IOException {
    try {
      ArtifactPartReader parts = new ArtifactPartReader(new ContainerReader(in), memory, scorers);
      ArtifactHeader header = parts.header();
      parts.reserve(header.memory());
      parts.reserveScorer(header.scorerMemory());
      Model model = format(header, reader).read(header, parts);
      parts.end(header);
      return new DecodedModel(model, parts.reserved());
    } catch (IllegalArgumentException
        | ArithmeticException
        | NegativeArraySizeException
        | AvroRuntimeException e) {
      throw new ArtifactException("the artifact is corrupt: " + e.getMessage(), e);
    }
  }

  private static ModelFormat format(ArtifactHeader header, ModelFormat reader)
      throws ArtifactException {
    ModelFormat format = FORMATS.get(header.kind());
    if (format == null) {
      throw new ArtifactException(unknownKind(header.kind()));
    }
    if (reader != null && !reader.kind().equals(header.kind())) {
      throw new ArtifactException(
          "the artifact is of kind %s, not %s".formatted(header.kind(), reader.kind()));
    }
    return reader == null ? format : reader;
  }

  /**
   * The parts of a model's artifact between header and end, in order: everything that its scores
   * depend on besides classes, input and preprocessing.
   *
   * @throws IllegalArgumentException if there is no format for its kind
   */
  public static List<SpecificRecord> parts(Model model) {
    ModelFormat format = format(model);
    List<SpecificRecord> parts = new ArrayList<>();
    try {
      format.write(model, parts::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written
    }
    return parts;
  }

  /** The supported model kinds. */
  public static Set<String> kinds() {
    return FORMATS.keySet();
  }

  private static ModelFormat format(Model model) {
    ModelFormat format = FORMATS.get(model.kind());
    if (format == null) {
      throw new IllegalArgumentException(unknownKind(model.kind()));
    }
    return format;
  }

  private static String unknownKind(String kind) {
    return "models of kind \"%s\" are unknown to this version; the known kinds are %s"
        .formatted(ArtifactException.cut(kind, LONGEST_KIND), FORMATS.keySet());
  }
}
