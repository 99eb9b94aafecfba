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
 * Gives all local stores of the process one block cache and one limit for write buffers, where
 * Kafka Streams allows 50 MB and 48 MB for each store of each partition: with 7 stores and 6
 * partitions, up to 4 GB.
 *
 * <p>Write buffers are charged to the cache, up to half of it, as are indexes and filters. The
 * setting thus covers all of RocksDB's memory, except for some hundred kilobytes per store and the
 * blocks pinned by iterators.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
  /** The key in the settings of Kafka Streams; bytes. */
  public static final String BYTES_CONFIG = "weir.rocksdb.memory";

  /** The bytes that a store buffers before it writes a file; values have some kilobytes each. */
  private static final long WRITE_BUFFER_BYTES = 4 << 20;

  /** Allocation step, small so that a store with few writes uses little. */
  private static final long ARENA_BLOCK_BYTES = 64 << 10;

  private static final int WRITE_BUFFERS = 2;
  private static final int ANY_SHARDS = -1;
  private static final double FOR_INDEXES = 0.2;

  /** Kept for the life of the process: RocksDB's threads may use them after a store is closed. */
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

  /** Bytes in use by the stores of processes with this limit. */
  static long used(long bytes) {
    Memory memory = SHARED.get(bytes);
    return memory == null ? 0 : memory.cache().getUsage();
  }

  @Override
  public void close(String store, Options options) {
    // Shared objects must not be closed with a store.
  }
}
