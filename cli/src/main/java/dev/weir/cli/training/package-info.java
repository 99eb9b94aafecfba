/** {@code weir train}. */
package dev.weir.cli.training;
