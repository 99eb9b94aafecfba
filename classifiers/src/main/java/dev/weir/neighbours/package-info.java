/** The nearest training signals of a signal, and their vote. */
package dev.weir.neighbours;
