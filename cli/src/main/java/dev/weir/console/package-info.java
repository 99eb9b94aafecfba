/** Sending records to topics and reading topics from a terminal. */
package dev.weir.console;
