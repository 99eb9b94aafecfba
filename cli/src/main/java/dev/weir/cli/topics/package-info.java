/** {@code weir topics}. */
package dev.weir.cli.topics;
