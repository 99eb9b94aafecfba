/** Sends records to topics and reads topics from a terminal. */
package dev.weir.cli.io;
