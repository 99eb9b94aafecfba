/**
 * The application's configuration: its keys, where they are read from, and what they mean to Kafka.
 */
package dev.weir.stream.config;
