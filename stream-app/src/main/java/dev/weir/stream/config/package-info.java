/** The application's configuration: its keys, sources and translation to Kafka's settings. */
package dev.weir.stream.config;
