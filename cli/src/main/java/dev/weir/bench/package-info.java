/**
 * End-to-end load: the application and an identity topology, each in a JVM of its own, over the
 * same records, and what each of them makes of a second and of a processor.
 */
package dev.weir.bench;
