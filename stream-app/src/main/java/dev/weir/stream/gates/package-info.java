/** Which input topics are read yet: the records of one without a model wait, those of others go. */
package dev.weir.stream.gates;
