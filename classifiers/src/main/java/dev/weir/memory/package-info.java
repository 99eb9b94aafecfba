/** Whether work fits into memory, reckoned before it begins, and what to say where it did not. */
package dev.weir.memory;
