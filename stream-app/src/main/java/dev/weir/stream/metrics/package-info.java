/** The application's meters, each looked up once. */
package dev.weir.stream.metrics;
