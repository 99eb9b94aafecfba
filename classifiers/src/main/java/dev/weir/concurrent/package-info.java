/** Threads for computations whose result does not depend on how many there are. */
package dev.weir.concurrent;
