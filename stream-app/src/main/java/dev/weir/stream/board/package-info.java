/** What {@code accuracy} says now, read back into memory, so that any instance can show it all. */
package dev.weir.stream.board;
