/** From raw bytes to validated records; unusable records become dead letters. */
package dev.weir.stream.decode;
