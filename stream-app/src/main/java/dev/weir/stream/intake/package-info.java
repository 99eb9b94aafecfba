/** The way in: signals are decoded, take their route and, where they are pieces, are cut. */
package dev.weir.stream.intake;
