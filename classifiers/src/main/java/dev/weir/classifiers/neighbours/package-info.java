/** Nearest training signals and their vote. */
package dev.weir.classifiers.neighbours;
