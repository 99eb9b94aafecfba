/** Small things that modules with and without Kafka share. */
package dev.weir.base;
