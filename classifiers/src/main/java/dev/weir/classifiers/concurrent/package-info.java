/** Threads for computations whose results do not depend on the thread count. */
package dev.weir.classifiers.concurrent;
