package dev.weir.stream;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An application's content of Kafka and the registry in one file. Names have no prefix.
 *
 * @param takenAt milliseconds since the epoch, close to the event times
 * @param schemas of the registry, by the ids in records
 * @param topics all topics with their committed records
 */
record TopicDump(long takenAt, List<Schema> schemas, List<Topic> topics) {
  private static final int FORMAT = 1;
  private static final int NOTHING = -1;

  /** A schema and its id. */
  record Schema(int id, String text) {}

  /** A topic with the settings that differ from the broker's. */
  record Topic(String name, Map<String, String> config, List<Partition> partitions) {}

  /**
   * A partition; its records are renumbered.
   *
   * @param read number of records that the group had read; -1: it does not read the topic
   */
  record Partition(int read, List<Entry> records) {}

  /** A record. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(long time, byte[] key, byte[] value, List<HeaderEntry> headers) {}

  /** A header. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record HeaderEntry(String key, byte[] value) {}

  void write(OutputStream file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file))) {
      out.writeInt(FORMAT);
      out.writeLong(takenAt);
      out.writeInt(schemas.size());
      for (Schema schema : schemas) {
        out.writeInt(schema.id());
        write(out, schema.text());
      }
      out.writeInt(topics.size());
      for (Topic topic : topics) {
        write(out, topic);
      }
    }
  }

  static TopicDump read(InputStream file) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(file))) {
      if (in.readInt() != FORMAT) {
        throw new IOException("a dump of another format");
      }
      long takenAt = in.readLong();
      List<Schema> schemas = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        schemas.add(new Schema(in.readInt(), text(in)));
      }
      List<Topic> topics = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        topics.add(topic(in));
      }
      return new TopicDump(takenAt, schemas, topics);
    }
  }

  private static void write(DataOutputStream out, Topic topic) throws IOException {
    write(out, topic.name());
    out.writeInt(topic.config().size());
    for (Map.Entry<String, String> setting : topic.config().entrySet()) {
      write(out, setting.getKey());
      write(out, setting.getValue());
    }
    out.writeInt(topic.partitions().size());
    for (Partition partition : topic.partitions()) {
      out.writeInt(partition.read());
      out.writeInt(partition.records().size());
      for (Entry entry : partition.records()) {
        write(out, entry);
      }
    }
  }

  private static Topic topic(DataInputStream in) throws IOException {
    String name = text(in);
    Map<String, String> config = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      config.put(text(in), text(in));
    }
    List<Partition> partitions = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      int read = in.readInt();
      List<Entry> records = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        records.add(entry(in));
      }
      partitions.add(new Partition(read, records));
    }
    return new Topic(name, config, partitions);
  }

  private static void write(DataOutputStream out, Entry entry) throws IOException {
    out.writeLong(entry.time());
    write(out, entry.key());
    write(out, entry.value());
    out.writeInt(entry.headers().size());
    for (HeaderEntry header : entry.headers()) {
      write(out, header.key());
      write(out, header.value());
    }
  }

  private static Entry entry(DataInputStream in) throws IOException {
    long time = in.readLong();
    byte[] key = bytes(in);
    byte[] value = bytes(in);
    List<HeaderEntry> headers = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      headers.add(new HeaderEntry(text(in), bytes(in)));
    }
    return new Entry(time, key, value, headers);
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes == null ? NOTHING : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NOTHING ? null : in.readNBytes(length);
  }
}
