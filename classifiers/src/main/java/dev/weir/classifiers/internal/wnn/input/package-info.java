/** What whole models and parts of them read: the start of an artifact, and images of records. */
package dev.weir.classifiers.internal.wnn.input;
