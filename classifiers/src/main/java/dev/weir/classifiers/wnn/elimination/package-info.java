/** Which windows count: backward elimination, and errors by number of windows. */
package dev.weir.classifiers.wnn.elimination;
