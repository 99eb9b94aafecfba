package dev.weir.model;

import dev.weir.model.artifact.ArtifactPart;
import dev.weir.model.artifact.End;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes models to artifacts and reads them. An artifact is an Avro object container file of {@link
 * ArtifactPart}s: a header, the parts that the model's kind calls for, and an end. Both ways it is
 * streamed; a model read back scores with the same bits.
 *
 * <p>The same model gives the same bytes. Reading trusts nothing: whatever the bytes are, there
 * comes a model or an {@link ArtifactException}, and no more memory is taken than a small multiple
 * of the bytes that are there. The head has a checksum of what follows, so that an artifact in
 * which bytes were changed by accident is refused; against intent it takes a hash, or a signature,
 * outside the artifact. Artifacts of versions that wrote none are read as they are, and those
 * versions read these without a check.
 */
public final class Artifacts {

  /** Blocks larger than this are refused: nothing writes them. */
  public static final int MAX_BLOCK_BYTES = 16 << 20;

  private static final int BLOCK_BYTES = 64 << 10;

  /** More of a kind's name is not told. */
  private static final int LONGEST_KIND = 100;

  /** Between blocks; a fixed one, so that the same model gives the same bytes. */
  private static final byte[] SYNC = "weir artifact v1".getBytes(StandardCharsets.US_ASCII);

  private static final Map<String, ModelFormat> FORMATS = formats();

  private Artifacts() {}

  /**
   * Writes a model; the stream stays open.
   *
   * @throws IllegalArgumentException if there is no format for models of its kind
   */
  public static void write(Model model, OutputStream out) throws IOException {
    ModelFormat format = format(model.kind());
    if (format == null) {
      throw new IllegalArgumentException(unknownKind(model.kind()));
    }
    DataFileWriter<ArtifactPart> writer = writer();
    writer.setMeta(ContentChecksum.ENTRY, checksum(model, format));
    writer.create(ArtifactPart.getClassSchema(), out, SYNC.clone());
    append(model, format, writer);
  }

  /** In a pass of its own, as it stands before what it is of. */
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
   * Reads a model of any size; the stream stays open. For who trusts where it comes from.
   *
   * @throws ArtifactException if the bytes are no artifact, are truncated or corrupt, or of a kind
   *     or version that is not known here
   * @throws IOException if the stream cannot be read
   */
  public static Model read(InputStream in) throws ArtifactException, IOException {
    return read(in, Long.MAX_VALUE).model();
  }

  /**
   * Reads a model that has one scorer; see {@link #read(InputStream, long, int)}.
   *
   * @param memory bytes of heap that the model may take, with the scorer
   */
  public static ReadModel read(InputStream in, long memory) throws ArtifactException, IOException {
    return read(in, memory, 1);
  }

  /**
   * Reads a model of a memory that is known; see {@link #read(InputStream, MemoryLimit, int)}.
   *
   * @param memory bytes of heap that the model may take, with its scorers
   * @param scorers how many there will be: one a thread
   */
  public static ReadModel read(InputStream in, long memory, int scorers)
      throws ArtifactException, IOException {
    return read(in, reckoned -> memory, scorers);
  }

  /**
   * Reads a model; the stream stays open. The memory that it will take is reckoned as its parts
   * come, from what they say and before there is any.
   *
   * @param memory what the model may take, with its scorers
   * @param scorers how many there will be: one a thread
   * @throws ModelMemoryException if it would take more
   * @throws ArtifactException if the bytes are no artifact, are truncated or corrupt, or of a kind
   *     or version that is not known here
   * @throws IOException if the stream cannot be read
   */
  public static ReadModel read(InputStream in, MemoryLimit memory, int scorers)
      throws ArtifactException, IOException {
    try {
      ArtifactPartReader parts = new ArtifactPartReader(new ContainerReader(in), memory, scorers);
      ArtifactHeader header = parts.header();
      parts.reserve(header.memory());
      parts.reserveScorer(header.scorerMemory());
      ModelFormat format = format(header.kind());
      if (format == null) {
        throw new ArtifactException(unknownKind(header.kind()));
      }
      Model model = format.read(header, parts);
      parts.end(header);
      return new ReadModel(model, parts.reserved());
    } catch (IllegalArgumentException
        | ArithmeticException
        | NegativeArraySizeException
        | AvroRuntimeException e) {
      throw new ArtifactException("the artifact is corrupt: " + e.getMessage(), e);
    }
  }

  /**
   * The parts of a model's artifact between header and end, in order: all that its scores depend on
   * besides classes, input and preprocessing.
   *
   * @throws IllegalArgumentException if there is no format for models of its kind
   */
  public static List<SpecificRecord> parts(Model model) {
    ModelFormat format = format(model.kind());
    if (format == null) {
      throw new IllegalArgumentException(unknownKind(model.kind()));
    }
    List<SpecificRecord> parts = new ArrayList<>();
    try {
      format.write(model, parts::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written anywhere
    }
    return parts;
  }

  /** The kinds of models that can be written and read. */
  public static Set<String> kinds() {
    return Collections.unmodifiableSet(FORMATS.keySet());
  }

  private static ModelFormat format(String kind) {
    return FORMATS.get(kind);
  }

  private static Map<String, ModelFormat> formats() {
    Map<String, ModelFormat> formats = new TreeMap<>();
    ServiceLoader.load(ModelFormat.class, Artifacts.class.getClassLoader())
        .forEach(format -> formats.put(format.kind(), format));
    return formats;
  }

  private static String unknownKind(String kind) {
    return "models of kind \"%s\" are not known to this version, which knows %s"
        .formatted(ArtifactException.cut(kind, LONGEST_KIND), FORMATS.keySet());
  }
}
