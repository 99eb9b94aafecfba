/** Memory estimates before work begins, and messages for JVM errors. */
package dev.weir.classifiers.memory;
