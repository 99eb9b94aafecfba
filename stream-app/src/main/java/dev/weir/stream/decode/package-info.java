/** From raw bytes to checked records; what cannot be used becomes a dead letter. */
package dev.weir.stream.decode;
