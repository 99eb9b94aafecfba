/** Utilities for modules with and without Kafka. */
package dev.weir.base;
