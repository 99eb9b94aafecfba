/** The current content of {@code accuracy} in memory, so that any instance can show all of it. */
package dev.weir.stream.view;
