/** Broken payloads by the thousand, and an oracle that knows what should become of each. */
package dev.weir.fuzz;
