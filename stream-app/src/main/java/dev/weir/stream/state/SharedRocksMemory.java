package dev.weir.stream.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all local stores of the process one block cache and one bound for write buffers, where
 * Kafka Streams gives 50 MB and 48 MB to each store of each partition: with 7 stores and 6
 * partitions, up to 4 GB that nobody has set.
 *
 * <p>Write buffers are counted in the cache, and take half of it at the most; indexes and filters
 * lie in it too. So the memory is all that RocksDB takes, but for some hundred kilobytes a store
 * and what an iteration holds for as long as it lasts.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
  /** The key in the settings of Kafka Streams; bytes. */
  public static final String BYTES_CONFIG = "weir.rocksdb.memory";

  /** What a store collects before it writes a file: blocks and counts are some kilobytes each. */
  private static final long WRITE_BUFFER_BYTES = 4 << 20;

  /** Memory is taken in such steps, so that a store which hardly writes takes hardly any. */
  private static final long ARENA_BLOCK_BYTES = 64 << 10;

  private static final int WRITE_BUFFERS = 2;
  private static final int ANY_SHARDS = -1;
  private static final double FOR_INDEXES = 0.2;

  /** They live as long as the process: RocksDB's threads may use them after a store is closed. */
  private static final Map<Long, Memory> SHARED = new ConcurrentHashMap<>();

  private record Memory(Cache cache, WriteBufferManager buffers) {
    static Memory of(long bytes) {
      RocksDB.loadLibrary();
      Cache cache = new LRUCache(bytes, ANY_SHARDS, false, FOR_INDEXES);
      return new Memory(cache, new WriteBufferManager(bytes / 2, cache));
    }
  }

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    long bytes = Long.parseLong(String.valueOf(configs.get(BYTES_CONFIG)));
    Memory memory = SHARED.computeIfAbsent(bytes, Memory::of);
    BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
    tables.setBlockCache(memory.cache());
    tables.setCacheIndexAndFilterBlocks(true);
    tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
    tables.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(tables);
    options.setWriteBufferManager(memory.buffers());
    options.setWriteBufferSize(Math.min(WRITE_BUFFER_BYTES, bytes / 2));
    options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    options.setArenaBlockSize(ARENA_BLOCK_BYTES);
  }

  /** What the stores of processes with so much memory take of it now, in bytes. */
  static long used(long bytes) {
    Memory memory = SHARED.get(bytes);
    return memory == null ? 0 : memory.cache().getUsage();
  }

  @Override
  public void close(String store, Options options) {
    // What is shared is not the store's to close.
  }
}
